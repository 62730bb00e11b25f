"""For those who use events: the messages as types, the state they make, and following it from the topic.

    from services.client import Events          # pure: takes keys and values from any Kafka client
    from services.client.live import follow     # reads the topic with ours

See README.md beside this file.
"""

from services.client.state import Change as Change
from services.client.state import Events as Events
from services.core.messages import DiplomaticEvent as DiplomaticEvent
from services.core.messages import InvalidMessage as InvalidMessage
