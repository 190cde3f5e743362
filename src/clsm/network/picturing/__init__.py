"""Pictures of networks: who sits where, who is tied to whom, what changed, made of the marks of ``clsm.pictures``."""
