//! `GET /nguoi-dung`: the accounts, what each role may do, and the rules that all follow.

use std::str::FromStr;

use axum::Extension;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use office::accounts::{Account, AccountRules, EmergencyHours, PasswordRules, ProofMinutes};
use office::export::TakenList;
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role, scope};
use words::{Lang, Message};

use super::said::class_words;
use super::show::{Choice, DeedRow, UserRow, UsersPage};
use crate::components::{Crumb, Frame, Problem, Problems};
use crate::pages::paging;
use crate::pages::taken::{Taken, cell, headings, made_on, ways};
use crate::site::{Fields, Member, PageError, frame, page_with, roles_of};
use crate::urls;

/// The most days within which a draft is to be decided on: more than a year is no term.
const DAYS: u16 = 366;

/// The list.
pub(crate) async fn list(member: Member) -> Result<Response, PageError> {
    let rules = member.site.office().account_rules();
    page_with(StatusCode::OK, &view(&member, &rules, numbers(&rules), Vec::new())?)
}

/// The days, the minutes and the hours of the rules.
fn numbers(rules: &AccountRules) -> [String; 3] {
    [
        rules.decide_within.to_string(),
        rules.proof.minutes().to_string(),
        rules.emergency.hours().to_string(),
    ]
}

/// The page, with the rules, and the days, minutes and hours, as they are or were typed.
fn view(
    member: &Member,
    rules: &AccountRules,
    [within, proof, emergency]: [String; 3],
    problems: Vec<Problem>,
) -> Result<UsersPage, PageError> {
    let actor = super::manager(member)?;
    let (lang, office) = (member.lang(), member.site.office());
    let all = office.accounts_in_reach(Asker::Account(&actor));
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let page = member.query("trang").and_then(|text| text.parse().ok()).unwrap_or(1);
    let range = paging::rows_of(all.len(), page);
    let pager = paging::pager(lang, &range, all.len(), urls::USERS);
    let open = all.iter().filter(|account| account.open).count();
    let whole = manages_all(member);
    let asked = office.emergencies_to_confirm(&actor);
    let asked = asked.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let waiting = Message::new("emergency-link").with("n", asked.len());
    let choice = |word: &str, id: String, chosen: bool| Choice {
        word: word.to_owned(),
        name: lang.say(&id),
        chosen,
    };
    let [xlsx, csv] = [urls::USERS_XLSX, urls::USERS_CSV].map(str::to_owned);
    Ok(UsersPage {
        problems: Problems { lang, list: problems },
        takes: ways(lang, xlsx, csv),
        frame: frame_of(member, vec![crumb(lang.say("users-title"), None)]),
        title: lang.speak(&Message::new("users-heading").with("n", open)),
        rows: all[range].iter().map(|account| row(member, account)).collect(),
        pager,
        deeds: Deed::ALL
            .iter()
            .map(|deed| lang.say(&format!("deed-{}", deed.word())))
            .collect(),
        table: Role::ALL.iter().map(|role| deeds(lang, *role)).collect(),
        passwords: PasswordRules::ALL
            .into_iter()
            .filter(|_| whole)
            .map(|own| {
                choice(
                    own.word(),
                    format!("password-rules-{}", own.word()),
                    own == rules.passwords,
                )
            })
            .collect(),
        emergencies: lang.speak(&waiting),
        emergency,
        proof,
        everybody: rules.everybody,
        numbered_by_another: rules.numbered_by_another,
        decide_within: within,
        needing: Role::ALL
            .iter()
            .filter(|role| **role != Role::ApiKey)
            .map(|role| {
                choice(
                    role.word(),
                    format!("role-{}", role.word()),
                    rules.second_factor.contains(role),
                )
            })
            .collect(),
    })
}

/// `GET /nguoi-dung.xlsx`, `/nguoi-dung.csv`: the accounts within reach, as they are listed.
pub(crate) async fn take(uri: Uri, member: Member) -> Result<Response, PageError> {
    let actor = super::manager(&member)?;
    let (lang, office) = (member.lang(), member.site.office());
    let all = office.accounts_in_reach(Asker::Account(&actor));
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let cells = |account: &Account| {
        let row = row(&member, account);
        [row.shown_as, row.name, row.roles, row.state.1, row.factor]
            .map(cell)
            .to_vec()
    };
    let taken = Taken {
        list: TakenList::Accounts,
        file: format!("nguoi-dung-{}", office.today()),
        title: lang.say("users-title"),
        filter: vec![made_on(lang, &member.site)],
        columns: headings(
            lang,
            &[
                "users-shown-as",
                "users-name",
                "users-roles",
                "users-state",
                "account-factor",
            ],
        ),
        rows: all.iter().map(cells).collect(),
    };
    taken.hand_over(&member.site, &actor, lang, &uri).await
}

/// Sets the rules; only for who manages the accounts of the whole ledger.
pub(crate) async fn set_rules(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = super::manager(&member)?;
    if !manages_all(&member) {
        return Err(PageError::Forbidden);
    }
    let passwords = PasswordRules::from_word(fields.get("mat-khau")).ok_or(PageError::Unprocessable)?;
    let needing = fields.all("vai");
    let known = member.site.office().account_rules();
    let mut rules = AccountRules {
        passwords,
        second_factor: needing.iter().filter_map(|word| Role::from_word(word)).collect(),
        everybody: needing.iter().any(|word| word == "all"),
        numbered_by_another: fields.get("vao-so") == "nguoi-khac",
        ..known
    };
    let mut problems = Vec::new();
    let days = |days: u16| (days <= DAYS).then_some(days);
    let within = number(&fields, "so-ngay", "users-rules-within-wrong", days, &mut problems);
    let proof = number(
        &fields,
        "phut",
        "users-rules-proof-wrong",
        ProofMinutes::of,
        &mut problems,
    );
    let hours = EmergencyHours::of;
    let emergency = number(
        &fields,
        "gio-khan-cap",
        "users-rules-emergency-wrong",
        hours,
        &mut problems,
    );
    if !problems.is_empty() {
        let mut shown = numbers(&rules);
        for (field, shown) in ["so-ngay", "phut", "gio-khan-cap"].into_iter().zip(&mut shown) {
            let typed = fields.get(field).trim();
            if !typed.is_empty() {
                typed.clone_into(shown);
            }
        }
        let page = view(&member, &rules, shown, problems)?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    rules.decide_within = within.unwrap_or(rules.decide_within);
    rules.proof = proof.unwrap_or(rules.proof);
    rules.emergency = emergency.unwrap_or(rules.emergency);
    let set = member
        .site
        .write(move |office| office.set_account_rules(&actor.account, rules))
        .await?;
    set.map_err(|problem| PageError::not_done(problem, |()| PageError::Unprocessable))?;
    Ok(Redirect::to(urls::USERS).into_response())
}

/// What a field says; none where it is not sent, as a program that knows nothing of it does, and where it says what cannot be, which is told.
fn number<N: FromStr, T>(
    fields: &Fields,
    field: &'static str,
    wrong: &'static str,
    of: impl FnOnce(N) -> Option<T>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let typed = fields.get(field).trim();
    let said = typed.parse().ok().and_then(of);
    if said.is_none() && !typed.is_empty() {
        problems.push(Problem {
            field: Some(field),
            message: Message::new(wrong).with("typed", typed),
        });
    }
    said
}

fn manages_all(member: &Member) -> bool {
    let (office, actor) = (member.site.office(), member.actor());
    let value = office.value();
    let structure = office.structure(&value, actor.today, ledger::Seq::LATEST);
    scope(&actor, Deed::ManageAccounts, DataClass::Internal, &value, &structure).is_everything()
}

fn row(member: &Member, account: &Account) -> UserRow {
    let (lang, office) = (member.lang(), member.site.office());
    let roles = roles_of(&member.site, lang, account);
    UserRow {
        href: urls::user(&account.code()),
        name: account.name.clone(),
        shown_as: account.shown_as.clone(),
        roles: if roles.is_empty() {
            lang.say("users-no-role")
        } else {
            roles.join("; ")
        },
        state: state(lang, account),
        factor: lang.say(if office.has_second_factor(&account.name) {
            "users-factor-on"
        } else {
            "users-factor-off"
        }),
    }
}

/// The mark and the words of how an account stands.
pub(super) fn state(lang: Lang, account: &Account) -> (&'static str, String) {
    let (mark, id) = match (account.open, account.handed_out) {
        (false, _) => ("×", "users-closed"),
        (true, true) => ("○", "users-handed-out"),
        (true, false) => ("●", "users-is-open"),
    };
    (mark, lang.say(id))
}

fn deeds(lang: Lang, role: Role) -> DeedRow {
    let reach = |deed: &Deed| role.reach(*deed).map(|class| class_words(lang, class));
    DeedRow {
        role: lang.say(&format!("role-{}", role.word())),
        cells: Deed::ALL.iter().map(reach).collect(),
    }
}

pub(crate) fn crumb(name: String, href: Option<&str>) -> Crumb {
    Crumb {
        name,
        href: href.map(str::to_owned),
    }
}

pub(crate) fn frame_of(member: &Member, crumbs: Vec<Crumb>) -> Frame {
    Frame {
        crumbs,
        ..frame(&member.site, &member.reader)
    }
}
