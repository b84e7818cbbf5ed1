"""Camera, microphone and loudspeaker of this computer, through Qt Multimedia."""
