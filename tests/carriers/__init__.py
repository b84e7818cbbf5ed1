"""Mail on its way: real SMTP servers on loopback, kind, strict, slow and rude ones."""
