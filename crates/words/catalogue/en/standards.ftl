### Verdicts of standards and the levels that conditions speak of.

verdict-pass = Met
verdict-gap = Gap
verdict-block = May not be decided
verdict-defer = Not yet
verdict-target-miss = Target missed
verdict-warn = Needs an exception by the competent authority
verdict-unknown = Not enough data

condition-met = met
condition-not-met = not met
condition-unknown = not known

level-education-none = none
level-education-elementary = elementary
level-education-intermediate = intermediate
level-education-college = college
level-education-university = university
level-education-master = master
level-education-doctor = doctorate

level-theory-none = none
level-theory-fostered = fostered
level-theory-elementary = elementary
level-theory-intermediate = intermediate
level-theory-advanced = advanced
level-theory-bachelor = bachelor of politics

level-state_management-none = none
level-state_management-officer = officer grade
level-state_management-expert = specialist grade
level-state_management-principal = principal specialist grade
level-state_management-senior = senior specialist grade

learning-education = professional education
learning-theory = political theory
learning-state_management = state management
learning-language = foreign language
learning-it = computing
learning-professional_title = professional title
learning-general_education = general education
learning-skill = skill
learning-state-held = held
learning-state-studying = being studied for
