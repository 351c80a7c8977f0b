"""Medicare's fee files as CMS publishes them: relative values, cost indices, outpatient and laboratory rates."""

from addenda.reading.fees.addendum_b import ADDENDUM_B
from addenda.reading.fees.clfs import CLFS
from addenda.reading.fees.gpci import GPCI
from addenda.reading.fees.pprrvu import PPRRVU
from addenda.reading.fees.reader import FeeReader

PFS_READER = FeeReader(PPRRVU)
GPCI_READER = FeeReader(GPCI)
OPPS_READER = FeeReader(ADDENDUM_B)
CLFS_READER = FeeReader(CLFS)

__all__ = ["CLFS_READER", "GPCI_READER", "OPPS_READER", "PFS_READER"]
