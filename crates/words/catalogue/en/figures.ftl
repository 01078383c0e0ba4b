### Titles of the published figures. $target is the target where one is set; short names go into headlines.

figure-training-classes_planned = Open { $target } training classes
figure-training-classes_planned-political_theory = Political theory classes
figure-training-classes_planned-professional = Professional skills classes
figure-training-learners_planned = More than { $target } learners
figure-training-learners_planned-enrolments = Enrolments
figure-standards-key_commune_officials = Key commune officials who meet the standard
figure-standards-leaders_managers = Leaders and managers who meet the standard
figure-standards-planned_successors = Planned successors who meet the standard
figure-mobility-moves_this_year = Moves since the start of the year
figure-mobility-moves_this_year-commune_to_district = commune to district
figure-mobility-moves_this_year-district_to_commune = district to commune
figure-mobility-moves_this_year-between_communes = between communes
figure-mobility-moves_this_year-appointed = newly appointed
figure-mobility-moves_this_year-introduced_for_election = introduced for election
figure-mobility-moves_this_year-other = other
figure-mobility-communes_reinforced = Communes and towns with a district official reinforcing them
figure-streamlining-posts_cut_this_year = Cut { $target } posts this year
figure-quota-reduction_since_2015 = At least 10% fewer posts than in 2015
figure-apparatus-offices_consolidated = Offices consolidated
figure-apparatus-titles_united = Titles united in one person

short-training-classes_planned = the class plan
short-training-learners_planned = learners
short-standards-key_commune_officials = standards of key commune officials
short-standards-leaders_managers = standards of leaders and managers
short-standards-planned_successors = standards of planned successors
short-mobility-communes_reinforced = reinforcement of communes
short-streamlining-posts_cut_this_year = streamlining this year
short-quota-reduction_since_2015 = the cut since 2015
short-apparatus-offices_consolidated = consolidation of offices
short-apparatus-titles_united = union of titles

absent-no-plan = No plan of { $year } is in the ledger on that day
absent-no-base = No quota of { $year } is in the ledger
absent-not-in-force = { $entry } is not in force on that day
absent-nothing = There is nothing to count on that day

## Titles of tasks without a target

figure-training-classes_planned-followed = Classes in the year's training plan
figure-training-learners_planned-followed = Learners in the year's plan
figure-streamlining-posts_cut_this_year-followed = Posts cut this year
figure-quota-reduction_since_2015-followed = Posts cut since 2015

## Parts

figure-part-studying = studying
figure-part-not_met = not met
figure-part-unknown = not enough data
figure-part-met = met
figure-training-learners_planned-cadre = cadres
figure-training-learners_planned-party_member = Party members
figure-training-learners_planned-civil_servant_or_employee = civil servants and public employees
figure-training-learners_planned-part_time = part-time staff
figure-training-learners_planned-collaborator = collaborators
figure-training-learners_planned-outstanding_citizen = outstanding citizens
figure-quota-reduction_since_2015-civil_service = civil-service posts
figure-quota-reduction_since_2015-public_employees = public employees
figure-mobility-communes_reinforced-reinforced = reinforced

## Marks and next steps

strip-said = { $done } done, { $left } left
strip-has = { $name }: there
strip-lacks = { $name }: not yet
strip-cut-on = Cut on { $day }
strip-cut = Cut
strip-to-cut = Still to be cut
slope-said = Posts: { $base } ({ $first }), { $now } ({ $day })
slope-said-aim = { $said }; { $aim } must be left ({ $due })
next-class = Class { $class } starts on { $day }, { $free ->
    [one] { $free } seat free
   *[other] { $free } seats free
}
next-class-full = Class { $class } starts on { $day }, no seat free
next-reinforcement-ends = Reinforcement of { $unit } is planned until { $day }

workbook-of = Of
workbook-unit = Counted in
workbook-target = Target
workbook-expected = Expected today
workbook-due = Due
workbook-as-of = As of { $day }
workbook-as-known = { $said }; as known on { $known }
workbook-list = List
workbook-person = Record
