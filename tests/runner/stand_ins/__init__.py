"""Small stand-ins for the actions that workflows use beside ours: they do on this machine what the real ones do."""

from tests.runner.stand_ins.artifacts import DOWNLOAD, UPLOAD
from tests.runner.stand_ins.call import Call, StandIn
from tests.runner.stand_ins.checkout import CHECKOUT
from tests.runner.stand_ins.pages import CONFIGURE, DEPLOY, UPLOAD_PAGES
from tests.runner.stand_ins.python import SETUP_PYTHON

STAND_INS: dict[str, StandIn] = {
    "actions/checkout": CHECKOUT,
    "actions/setup-python": SETUP_PYTHON,
    "actions/upload-artifact": UPLOAD,
    "actions/download-artifact": DOWNLOAD,
    "actions/configure-pages": CONFIGURE,
    "actions/upload-pages-artifact": UPLOAD_PAGES,
    "actions/deploy-pages": DEPLOY,
}

__all__ = ["STAND_INS", "Call", "StandIn"]
