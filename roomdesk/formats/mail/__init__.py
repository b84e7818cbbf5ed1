"""Mail with invitations: what it says, and its MIME structure (RFC 6047)."""
