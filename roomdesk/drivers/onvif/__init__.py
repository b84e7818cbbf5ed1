"""ONVIF: IP cameras of many makers, asked over SOAP which they are and what their clock says."""
