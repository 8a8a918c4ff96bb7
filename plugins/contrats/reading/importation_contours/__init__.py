"""Official files of shapes, as downloaded -> the contours that the contracts need, repaired or refused."""
