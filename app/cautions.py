"""What has to be said before somebody writes, removes or takes along: five texts, each of them here alone."""

FIRST = "This is your private journal."
PRIVATE = (
    "It is encrypted on this computer and sent nowhere. Private is not the same as secret in law: a court, coroner or "
    "tribunal can order notes to be produced, and calling them reflections or private does not change that. Write "
    "about what you learned, not the full story of a patient’s care. Put facts where they belong: in the record or "
    "the incident report."
)
WRITING = "Write the learning. Leave out anything that could point to a patient or a colleague."
REMOVING = (
    "If a complaint, claim, inquest or investigation has begun, or you think one may, do not delete or edit related "
    "notes. Ask your defence organisation first."
)
_LEAVING = "Once it leaves here you are responsible for where it goes. Do not {send} it to a shared mailbox."
EXPORTING = f"The PDF is not encrypted. {_LEAVING.format(send='email')}"
TAKING_OUT = f"The folder is not encrypted. {_LEAVING.format(send='send')}"
COLLEAGUES = "Write about colleagues as you would be content for them to read."
