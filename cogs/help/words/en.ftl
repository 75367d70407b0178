# Help.

command-help = this, or one command explained
option-help-topic = a command, or “answering”: how to answer someone
help-example-help = For example: { CMD("help checkin join") }, or: { CMD("help answering") }

help-people = People to talk to now: { $people } More: { CMD("urgent") }
help-about = I am Alongside, a program. I am not an emergency service, and nobody watches all the time. What I can do here:
help-line = { $usage }: { $what }
help-others = For those who help, hold sessions or moderate here, there is more: { $topics }
help-more = A question mark means: can be left out. One command explained: { CMD("help checkin join") }. How to answer someone: { CMD("help answering") }
help-option = { $name }: { $what }
help-try = { $command }
help-unknown = I know nothing called “{ $topic }”. All that I can do: { CMD("help") }
help-answering =
    How to answer someone.
    Read it once more before you write. You need not solve it.
    Say what you heard, in your own words. Ask what would help: someone to listen, ideas, something else to think about, or nothing.
    Ask before you advise. Say what you went through only if it serves them.
    If it sounds like danger, you can ask plainly about suicide; asking does not plant the idea. Then give them people who answer now. You need not carry it alone.
    You may stop when it is too much. Say so, and say who else there is.
offer-checkin-now = Check in now
offer-checkin-join = A question a day
