"""The example: an invented county and district, and five bodies as documents of their time show them."""
