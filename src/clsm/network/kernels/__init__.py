"""The loops of the network floor: one file for each pass, plain Python over integers and floats.

Compiled where the extra ``fast`` is installed, interpreted where it is not, with the same result bit for
bit. Importing a kernel imports numba, which takes longer than all else together: a measure imports its
kernels when it is called.
"""
