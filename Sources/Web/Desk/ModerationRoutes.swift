import Market
import Service

/// `GET /desk/moderation`: what keeps anybody now. `POST …/members` freezes, unfreezes or proposes to close an account, `POST …/listings`
/// takes a listing down or restores it. Every one is a deed with a rule and a reason, which whom it touches can read.
enum ModerationRoutes {
    static let path = "/desk/moderation"
    private static let ofMembers: [StaffDeed.Kind] = [.freezeAccount, .unfreezeAccount, .closeAccount]
    private static let ofListings: [StaffDeed.Kind] = [.takeDownListing, .restoreListing]

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.moderate)) { visit in
                let rows = try await marketplace.standingRestraints()
                return .page(page(rows, visit)) { json in
                    json.array("restraints", rows) { RestraintJSON.write($0, to: &$1) }
                }
            },
            .post("\(path)/members", .desk(.moderate), formAgain: { try await again($0, $1, marketplace) }) { visit in
                var fields = visit.fields()
                let handle = fields.text("name", charactersMax: RegisterMember.handleCharacters.upperBound)
                let given = Given(&fields, of: ofMembers)
                try fields.finish()
                guard let member = try await marketplace.member(handle: handle) else {
                    throw Refused.fields([FieldProblem("name", "noSuchMember")])
                }
                guard let kind = given.kind else { throw Refused.notFound }
                let (id, outcome) = try await marketplace.moderate(
                    member, kind, rule: given.rule, reason: given.reason, by: try visit.memberID(), key: try visit.commandKey())
                let isProposed = kind == .closeAccount
                return .command(
                    outcome, seeOther: isProposed ? DeedRoutes.path : path, flash: isProposed ? "deedProposed" : "deedDone"
                ) { $0.member("deed", id.rawValue) }
            },
            .post("\(path)/listings", .desk(.moderate), formAgain: { try await again($0, $1, marketplace) }) { visit in
                var fields = visit.fields()
                let text = fields.text("listing", charactersMax: 200)
                let given = Given(&fields, of: ofListings)
                try fields.finish()
                // What is pasted may be the whole address.
                guard let listing = ListingID(rawValue: String(text.split(separator: "/").last ?? "")) else {
                    throw Refused.fields([FieldProblem("listing", "notAChoice")])
                }
                guard let kind = given.kind else { throw Refused.notFound }
                let (id, outcome) = try await marketplace.moderate(
                    listing, kind, rule: given.rule, reason: given.reason, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "deedDone") { $0.member("deed", id.rawValue) }
            },
        ]
    }

    /// What both forms ask.
    private struct Given {
        let kind: StaffDeed.Kind?
        let rule: ModerationRule?
        let reason: String

        init(_ fields: inout Fields, of kinds: [StaffDeed.Kind]) {
            kind = StaffDeed.Kind(rawValue: fields.choice("action", of: kinds.map(\.rawValue)))
            rule = ModerationRule(rawValue: fields.choice("rule", of: ModerationRule.allCases.map(\.rawValue)))
            reason = fields.text("reason", charactersMax: ProposeDeed.reasonCharacters.upperBound)
        }
    }

    private static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        page(try await marketplace.standingRestraints(), visit, refused: refused)
    }

    private static func page(_ rows: [RestraintRow], _ visit: Visit, refused: Refused? = nil) -> ModerationPage {
        ModerationPage(
            tabs: DeskTab.tabs(at: path, visit), rows: rows.map { RestraintCard($0, now: visit.nowMs, visit.language) },
            visit.language, typed: refused == nil ? nil : visit.typed, refused: refused)
    }

    fileprivate static func actions(_ language: Language, listings: Bool) -> [(value: String, label: String)] {
        (listings ? ofListings : ofMembers).map { ($0.rawValue, language.say("moderation.action.\($0.rawValue)")) }
    }
}

/// What staff restrains, and how.
struct ModerationPage: Page {
    static let template = "Desk/moderation"

    let title: String
    let tabs: [DeskTab]
    let rows: [RestraintCard]
    let isEmpty: Bool
    let memberFields: [FormField]
    let listingFields: [FormField]
    let refusal: RefusalNote?

    var place: MenuPlace? { .desk }

    init(
        tabs: [DeskTab], rows: [RestraintCard], _ language: Language, typed: Form? = nil, refused: Refused? = nil
    ) {
        title = language.say("desk.tab.moderation")
        self.tabs = tabs
        self.rows = rows
        isEmpty = rows.isEmpty
        let isListing = typed?["listing"] != nil
        func make(_ isShown: Bool) -> FormFields {
            FormFields(language, typed: isShown ? typed : nil, problems: isShown ? refused?.problems ?? [] : [])
        }
        func common(_ make: FormFields, listings: Bool) -> [FormField] {
            [
                make.choice("action", language.say("moderation.action"), ModerationRoutes.actions(language, listings: listings)),
                make.choice(
                    "rule", language.say("restraint.rule"),
                    ModerationRule.allCases.map { ($0.rawValue, language.say("rule.\($0.rawValue)")) }),
                make.long(
                    "reason", language.say("desk.reason"), help: language.say("desk.reason.help"), rows: 2,
                    charactersMax: ProposeDeed.reasonCharacters.upperBound),
            ].map { field in
                var field = field
                field.idPrefix = listings ? "listing-" : "member-"
                return field
            }
        }
        let members = make(!isListing)
        memberFields =
            [
                members.line(
                    "name", language.say("register.name"), charactersMax: RegisterMember.handleCharacters.upperBound)
            ] + common(members, listings: false)
        let listings = make(isListing)
        listingFields =
            [listings.line("listing", language.say("moderation.listing"), help: language.say("moderation.listing.help"))]
            + common(listings, listings: true)
        let fields = memberFields + listingFields
        refusal = refused.map { RefusalNote($0, language, fields: fields) }
    }
}

/// Something that keeps somebody from something, as pages show it.
struct RestraintCard: Sendable {
    let what: String
    let badge: Badge
    let who: String
    let moment: Moment
    let facts: [Fact]
    let reason: String
    /// The complaint it belongs to; nil for a deed of its own.
    let complaintPath: String?
    /// Why it was lifted; nil where it was not, or nothing was said.
    let lifted: String?

    init(_ row: RestraintRow, now nowMs: Int64, _ language: Language) {
        what = language.say("restraint.scope.\(row.scope.rawValue)")
        let stands = row.stands(at: Timestamp(ms: nowMs))
        badge =
            stands
            ? Badge(language.say("restraint.stands"), .warn)
            : Badge(
                language.say(row.hasLapsed(at: Timestamp(ms: nowMs)) ? "restraint.lapsed" : "restraint.lifted"), .calm)
        who = row.memberName
        moment = Moment(row.at.ms, now: nowMs, language)
        facts = [
            row.listing.map { Fact(label: language.say("complaint.about.listing"), value: row.title ?? $0.rawValue) },
            Fact(label: language.say("restraint.rule"), value: language.say("rule.\(row.rule.rawValue)")),
            row.amountMinor.map { Fact(label: language.say("restraint.amount"), value: MoneyText.yuan($0)) },
            Fact(
                label: language.say("restraint.until"),
                value: row.until.map { TimeText.moment($0.ms, language) } ?? language.say("restraint.until.lifted")),
        ].compactMap { $0 }
        reason = row.reason ?? language.say("trade.erased")
        complaintPath = row.complaint.map { "\(ComplaintRoutes.path)/\($0)" }
        lifted = row.liftReason.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// A restraint as a program reads it.
enum RestraintJSON {
    static func write(_ row: RestraintRow, to json: inout JSONText) {
        json.member("restraint", row.id.rawValue)
        json.member("member", row.member.rawValue)
        json.member("listing", row.listing?.rawValue)
        json.member("scope", row.scope.rawValue)
        json.member("amountMinor", row.amountMinor.map(String.init))
        json.member("rule", row.rule.rawValue)
        json.member("at", TimeText.iso(row.at.ms))
        json.member("until", row.until.map { TimeText.iso($0.ms) })
        json.member("liftedAt", row.liftedAt.map { TimeText.iso($0.ms) })
        json.member("complaint", row.complaint?.rawValue)
        json.member("reason", row.reason)
    }
}
