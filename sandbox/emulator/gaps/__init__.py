"""Closes the gaps of moto that an encrypted EMR stack meets. Importing this package is all it takes.

One module per AWS service. Each gap names the operation and says what moto makes of it. test_gaps.py proves twice for
each: that the operation works as AWS documents it, and that plain moto still has the gap. When the second proof fails,
the gap's code goes.
"""

from . import ec2, emr, kms, s3  # noqa: F401
