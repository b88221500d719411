"""What annotating costs beside the bare spaCy pipeline."""
