# People to talk to. reviewed: no

command-urgent = people to talk to now
option-urgent-country = if it is not your own: its name or two letters
help-example-urgent = For example: { CMD("urgent") }, or: { CMD("urgent GB") }

urgent-for-country = These are for { $country }. For another country: { CMD("urgent GB") }
urgent-which-country = In which country are you? If you tell me, I name the numbers that I know for it. For example: { CMD("urgent GB") }
