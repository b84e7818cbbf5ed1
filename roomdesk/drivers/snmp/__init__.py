"""SNMP v2c and v3: power supplies, switches, printers."""
