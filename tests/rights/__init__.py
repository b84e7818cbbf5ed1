"""What each login may see and do on the shared database, asked of the server itself, past every program of ours."""
