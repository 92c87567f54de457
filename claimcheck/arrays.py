"""The array types of this package. A leaf."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

#: Single precision throughout: what the models compute in.
Floats: TypeAlias = npt.NDArray[np.float32]
