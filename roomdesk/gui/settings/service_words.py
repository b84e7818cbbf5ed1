"""What settings of conference services are called in their forms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def label(service: str, field: str) -> str:
    """Name a field of a service's card."""
    words = {
        "tenant": translate("Services", "Tenant (directory ID)"),
        "client": translate("Services", "Application (client ID)"),
        "organizer": translate("Services", "Organizer, whose meetings they are"),
        "account": translate("Services", "Account"),
        "host": translate("Services", "Host: the user whose meetings they are"),
        "server": translate("Services", "Address of the server"),
        "door": translate("Services", "Page through which guests enter, with {id} for the meeting"),
        "hash": translate("Services", "Checksum"),
        "user": translate("Services", "User"),
        "secret": translate("Services", "Secret, in the keyring"),
        "app": translate("Services", "Application, empty where the server wants no tokens"),
        "algorithm": translate("Services", "Signature of the tokens"),
        "key_id": translate("Services", "Name of the key (RS256)"),
        "audience": translate("Services", "Audience of the tokens"),
        "subject": translate("Services", "Subject of the tokens, empty for the server's name"),
        "graph": translate("Services", "Address of Microsoft Graph"),
        "sign_in": translate("Services", "Address of the sign-in"),
        "api": translate("Services", "Address of the service"),
    }
    special = {
        ("teams", "organizer"): translate("Services", "Organizer's object ID, not the address"),
        ("teams", "secret"): translate("Services", "Client secret, in the keyring"),
        ("meet", "account"): translate("Services", "Service account's address"),
        ("meet", "secret"): translate("Services", "Service account's private key (PEM), in the keyring"),
        ("webex", "secret"): translate("Services", "Client secret, a space, refresh token; in the keyring"),
        ("zoom", "account"): translate("Services", "Account ID"),
        ("bigbluebutton", "secret"): translate("Services", "Shared secret, in the keyring"),
        ("talk", "secret"): translate("Services", "App password, in the keyring"),
        ("jitsi", "secret"): translate("Services", "Shared secret, or private key (PEM) for RS256; in the keyring"),
    }
    return special.get((service, field)) or words.get(field, field)
