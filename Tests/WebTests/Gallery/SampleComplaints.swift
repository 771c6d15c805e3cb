import Ledger

@testable import Market
@testable import Service
@testable import Web

extension Samples {
    private func complaintCard(_ standing: String, _ tone: Badge.Tone) -> ComplaintCard {
        ComplaintCard(
            path: "/complaints/c_1", category: language.say("complaint.category.misleadingListing"),
            about: language.say("complaint.about.listing"), badge: Badge(language.say(standing), tone),
            parties: language.say("complaint.parties", ["who": buyer.name, "whom": seller.name]), filed: ago(900),
            deadline: inHours(30), deadlineFor: language.say("complaint.due.answer"))
    }

    func complaints(empty: Bool) -> ComplaintsPage {
        ComplaintsPage(
            title: language.say("complaints.title"),
            own: empty ? [] : [complaintCard("complaint.outcome.unfounded", .calm)],
            against: empty ? [] : [complaintCard("complaint.standing.waiting", .active)],
            unfounded: empty ? nil : language.say("complaints.unfounded.own", ["count": "3", "days": "180"]), isRepeated: !empty)
    }

    func complaintForm(refused: Bool) -> ComplaintFormPage {
        ComplaintFormPage(
            .listing(ListingID(checked: "01mcc5rm000000000000000007")), text: both("企业官网源码", "Company site"), language,
            refused: refused ? .fields([FieldProblem("text", "missing")]) : nil, policy: .standard)
    }

    /// To the staff, with everything that staff can do; or to the accused.
    func complaint(staff: Bool) -> ComplaintPage {
        let rules = ModerationRule.choices(language)
        return ComplaintPage(
            title: language.say("complaint.title", ["number": "#7K3F2Q"]), card: complaintCard("complaint.standing.ready", .active),
            facts: [
                Fact(label: language.say("complaint.complainant"), value: buyer.name),
                Fact(label: language.say("complaint.accused"), value: seller.name),
                Fact(
                    label: language.say("complaint.unfounded"),
                    value: language.say("complaint.unfounded.repeated", ["count": "3", "days": "180"])),
            ],
            subject: both("脚本里的导出模块和我开源的代码几乎一样。", "The export module is nearly my own code."), isQuote: true,
            acts: [
                .init(
                    what: language.say("complaint.act.filed"), who: buyer.name, moment: ago(900),
                    words: both("与描述不符，离线打不开。", "Not as described: it does not open offline."),
                    files: [
                        FileFact(name: "截图.png", sizeBytes: 182_000, sha256: String(repeating: "a1", count: 32), downloadPath: "/x")
                    ],
                    hasFiles: true, hash: HashText(String(repeating: "b2", count: 32))),
                .init(
                    what: language.say("complaint.act.answered"), who: seller.name, moment: ago(300),
                    words: both("说明第三段写明了范围。", "The third paragraph says how far it goes."), files: [], hasFiles: false,
                    hash: HashText(String(repeating: "c3", count: 32))),
            ],
            freezes: [
                .init(
                    what: language.say("restraint.scope.payouts"), badge: Badge(language.say("restraint.stands"), .warn),
                    facts: [
                        Fact(label: language.say("restraint.rule"), value: language.say("rule.fraud")),
                        Fact(label: language.say("restraint.amount"), value: "¥500.00"),
                        Fact(label: language.say("restraint.until"), value: inHours(60).text),
                    ], reason: both("多名买家反映收不到货。", "Several buyers got nothing."),
                    appealNote: staff ? nil : language.say("restraint.appeal"),
                    appealPath: staff ? nil : "/complaints/c_1/freezes/f_1/appeals",
                    liftPath: staff ? "/desk/complaints/c_1/freezes/f_1/lifting" : nil,
                    rulePath: staff ? "/desk/complaints/c_1/freezes/f_1/ruling" : nil)
            ], hasFreezes: true, next: language.say(staff ? "complaint.next.staff.ready" : "complaint.next.accused.waiting"),
            answerPath: staff ? nil : "/complaints/c_1/answers", withdrawPath: staff ? nil : "/complaints/c_1/withdrawal",
            appealPath: staff ? nil : "/complaints/c_1/appeals", takePath: staff ? "/desk/complaints/c_1/taking" : nil,
            decision: staff
                ? .init(
                    action: "/desk/complaints/c_1/decision", isRuling: false,
                    outcomes: [.init(value: "unfounded", label: language.say("complaint.outcome.unfounded"))]) : nil,
            freezeForm: staff
                ? .init(
                    action: "/desk/complaints/c_1/freezes",
                    scopes: [.init(value: "account", label: language.say("restraint.scope.account"))], rules: rules, daysMax: "7",
                    note: language.say("complaint.freeze.note", ["days": "7"])) : nil,
            refusal: nil, isStaff: staff)
    }

    func complaintsDesk(empty: Bool) -> ComplaintsDeskPage {
        ComplaintsDeskPage(
            title: language.say("desk.tab.complaints"), tabs: deskTabs,
            rows: empty
                ? [] : [.init(card: complaintCard("complaint.standing.ready", .active), handler: both("江月", "Jiang Yue"))],
            isEmpty: empty, paging: Paging(path: "/desk/complaints", isFirst: false, next: Cursor(key: 1, id: "c1")))
    }

    private var restraintRow: RestraintRow {
        RestraintRow(
            id: RestraintID(checked: "r_1"), member: MemberID(checked: "m_1"), memberName: seller.name,
            listing: ListingID(checked: "l_1"), title: both("企业官网源码", "Company site"), scope: .listing, amountMinor: nil,
            rule: .misleading, until: Timestamp(ms: nowMs + 86_400_000), complaint: ComplaintID(checked: "c_1"),
            reason: both("描述不实", "Not as described"), at: Timestamp(ms: nowMs - 3_600_000), liftedAt: nil,
            liftReason: both("已改正", "mended"))
    }

    func moderation(empty: Bool) -> ModerationPage {
        ModerationPage(
            tabs: deskTabs, rows: empty ? [] : [RestraintCard(restraintRow, now: nowMs, language)], language,
            refused: empty ? .fields([FieldProblem("name", "noSuchMember")]) : nil)
    }

    var restrainedRecord: RecordPage {
        RecordPage(
            title: language.say("record.title"), deeds: [deedCard], isEmpty: false,
            restraints: [RestraintCard(restraintRow, now: nowMs, language)], hasRestraints: true)
    }

    private var identityActs: (Identity, [IdentityAct]) {
        let at = Timestamp(ms: nowMs - 86_400_000)
        let events: [IdentityEvent] = [
            .identitySubmitted(
                IdentitySubmitted(
                    number: 1, paper: .idCard, method: "manual",
                    documents: [Digest(rawValue: String(repeating: "0", count: 64))].compactMap { $0 }, name: Sealed("于衡"))),
            .identityLookedAt(IdentityLookedAt(number: 1, by: MemberID(checked: "m_2"))),
        ]
        var identity = Identity()
        for event in events { identity.apply(event, at: at) }
        return (
            identity,
            events.map { IdentityAct(at: at, actor: "member/m_1", actorName: seller.name, event: $0) }
        )
    }

    func identity(waiting: Bool) -> IdentityPage {
        let (identity, acts) = waiting ? identityActs : (Identity(), [])
        return IdentityPage(identity, acts, papers: IdentityPaper.allCases, now: nowMs, language)
    }

    func identitiesDesk(empty: Bool) -> IdentitiesDeskPage {
        IdentitiesDeskPage(
            title: language.say("desk.tab.identities"), tabs: deskTabs,
            rows: empty
                ? []
                : [
                    .init(
                        path: "/desk/identities/m_1/1", who: seller.name, paper: language.say("identity.paper.idCard"),
                        moment: ago(400))
                ], isEmpty: empty)
    }

    func identityDesk(looked: Bool) -> IdentityDeskPage {
        let (identity, acts) = identityActs
        return IdentityDeskPage(
            identity.requests[0], acts, member: MemberID(checked: "m_1"), who: seller.name,
            for: MemberID(checked: looked ? "m_2" : "m_3"), now: nowMs, language)
    }
}
