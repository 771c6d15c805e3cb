import Ledger
import Market
import Service

extension ComplaintPage {
    init(_ file: ComplaintFile, _ visit: Visit, _ policy: ComplaintPolicy, refused: Refused? = nil) {
        let (row, complaint, language) = (file.row, file.complaint, visit.language)
        let path = "\(ComplaintRoutes.path)/\(row.id)"
        let desk = "\(ComplaintsDeskRoutes.path)/\(row.id)"
        let roles = visit.session?.roles ?? []
        let me = visit.session?.memberID
        let now = Timestamp(ms: visit.nowMs)
        let isOpen = !complaint.isWithdrawn && complaint.decision == nil
        isStaff = file.role == .staff
        title = language.say("complaint.title", ["number": Self.number(row.id)])
        card = ComplaintCard(row, visit)
        facts = Self.facts(file, policy, language)
        subject = file.subjectText
        isQuote = file.filed.subject.kind == .message
        acts = file.acts.map { Act($0, path, visit) }
        freezes = complaint.freezes.map { freeze in
            Freeze(freeze, path: path, desk: desk, file.role, mayModerate: roles.may(.moderate), me: me, now: now, visit)
        }
        hasFreezes = !freezes.isEmpty
        next = language.say("complaint.next.\(file.role.rawValue).\(row.standing.rawValue)")
        answerPath = file.role == .accused && isOpen ? "\(path)/answers" : nil
        withdrawPath = file.role == .complainant && isOpen ? "\(path)/withdrawal" : nil
        let member = me.flatMap(MemberID.init(rawValue:))
        let mayAppeal = member.flatMap { member in
            complaint.decision.map { AppealComplaint.mayAppeal(member, $0, file.filed) }
        }
        appealPath = row.standing == .decided && mayAppeal == true ? "\(path)/appeals" : nil
        let toDecide = isStaff && [.waiting, .ready, .appealed].contains(row.standing)
        let decidedFirst = complaint.decision?.by.rawValue == me
        let isHandler = complaint.handler?.rawValue == me
        takePath = toDecide && !isHandler && !decidedFirst ? "\(desk)/taking" : nil
        let canDecide = isHandler && (row.standing == .ready || (row.standing == .appealed && !decidedFirst))
        decision =
            canDecide
            ? Decision(
                action: "\(desk)/\(row.standing == .appealed ? "ruling" : "decision")", isRuling: row.standing == .appealed,
                outcomes: Self.outcomes(file.filed.subject, language)) : nil
        freezeForm =
            isStaff && isOpen && roles.may(.moderate) && row.accused != nil
            ? FreezeForm(file.filed.subject, desk, policy, language) : nil
        refusal = refused.map {
            RefusalNote(
                $0, language, labels: ["reason": language.say("complaint.reason"), "text": language.say("complaint.answer")])
        }
    }

    /// `#7K3M9A`.
    static func number(_ id: ComplaintID) -> String { "#" + id.rawValue.suffix(6).uppercased() }

    private static func facts(_ file: ComplaintFile, _ policy: ComplaintPolicy, _ language: Language) -> [Fact] {
        let row = file.row
        var facts = [
            Fact(label: language.say("complaint.complainant"), value: row.complainantName),
            Fact(label: language.say("complaint.accused"), value: row.accusedName ?? language.say("complaint.platform")),
            Fact(label: language.say("complaint.handler"), value: row.handlerName ?? language.say("complaint.handler.none")),
            Fact(label: language.say("complaint.answerBy"), value: TimeText.moment(row.answerBy.ms, language)),
            Fact(label: language.say("complaint.decideBy"), value: TimeText.moment(row.due.ms, language)),
        ]
        if let outcome = row.outcome {
            facts.append(
                Fact(label: language.say("complaint.outcome"), value: language.say("complaint.outcome.\(outcome.rawValue)")))
        }
        if let measure = row.measure {
            facts.append(
                Fact(label: language.say("complaint.measure"), value: language.say("complaint.measure.\(measure.rawValue)")))
        }
        if let appealBy = file.complaint.decision?.appealBy, row.standing == .decided {
            facts.append(Fact(label: language.say("complaint.appealBy"), value: TimeText.moment(appealBy.ms, language)))
        }
        if file.role != .accused, file.unfoundedCount > 0 {
            let isRepeated = file.unfoundedCount >= policy.repeatedFrom
            facts.append(
                Fact(
                    label: language.say("complaint.unfounded"),
                    value: language.say(
                        isRepeated ? "complaint.unfounded.repeated" : "complaint.unfounded.some",
                        ["count": String(file.unfoundedCount), "days": String(policy.repeatedDays)])))
        }
        if file.role == .staff, file.measuresCount > 0 {
            facts.append(Fact(label: language.say("complaint.measures"), value: String(file.measuresCount)))
        }
        return facts
    }

    private static func outcomes(_ subject: ComplaintSubject, _ language: Language) -> [Choice] {
        var outcomes = ["unfounded", "founded"].map { Choice(value: $0, label: language.say("complaint.outcome.\($0)")) }
        if subject.kind != .deed { outcomes.append(Choice(value: "warning", label: language.say("complaint.decide.warning"))) }
        if subject.listing != nil {
            outcomes.append(Choice(value: "listingTakenDown", label: language.say("complaint.decide.listingTakenDown")))
        }
        if subject.kind == .message {
            outcomes.append(Choice(value: "messageMasked", label: language.say("complaint.decide.messageMasked")))
        }
        return outcomes
    }
}

extension ComplaintPage.FreezeForm {
    fileprivate init(_ subject: ComplaintSubject, _ desk: String, _ policy: ComplaintPolicy, _ language: Language) {
        action = "\(desk)/freezes"
        scopes = RestraintScope.allCases.filter { $0 != .listing || subject.listing != nil }.map {
            ComplaintPage.Choice(value: $0.rawValue, label: language.say("restraint.scope.\($0.rawValue)"))
        }
        rules = ModerationRule.choices(language)
        daysMax = String(policy.freezeDaysMax)
        note = language.say("complaint.freeze.note", ["days": daysMax])
    }
}

extension ModerationRule {
    /// All rules with their words.
    static func choices(_ language: Language) -> [ComplaintPage.Choice] {
        allCases.map { ComplaintPage.Choice(value: $0.rawValue, label: language.say("rule.\($0.rawValue)")) }
    }
}

extension ComplaintPage.Act {
    fileprivate init(_ act: ComplaintAct, _ path: String, _ visit: Visit) {
        let language = visit.language
        func words(_ sealed: Sealed<String>) -> String { sealed.value ?? language.say("trade.erased") }
        func outcome(_ outcome: ComplaintOutcome, _ measure: ComplaintMeasure?) -> String {
            let measure = measure.map { language.say("complaint.measure.\($0.rawValue)") }
            return [language.say("complaint.outcome.\(outcome.rawValue)"), measure].compactMap { $0 }
                .joined(separator: language == .zh ? "：" : ": ")
        }
        switch act.event {
        case .complaintFiled(let facts): (what, self.words) = (language.say("complaint.act.filed"), words(facts.text))
        case .complaintAnswered(let facts): (what, self.words) = (language.say("complaint.act.answered"), words(facts.text))
        case .complaintTaken: (what, self.words) = (language.say("complaint.act.taken"), nil)
        case .complaintWithdrawn: (what, self.words) = (language.say("complaint.act.withdrawn"), nil)
        case .complaintDecided(let facts):
            what = language.say("complaint.act.decided", ["outcome": outcome(facts.outcome, facts.measure)])
            self.words = words(facts.reason)
        case .complaintAppealed(let facts): (what, self.words) = (language.say("complaint.act.appealed"), words(facts.reason))
        case .complaintRuled(let facts):
            what = language.say("complaint.act.ruled", ["outcome": outcome(facts.outcome, facts.measure)])
            self.words = words(facts.reason)
        case .freezePlaced(let facts):
            what = language.say(
                "complaint.act.frozen",
                [
                    "scope": language.say("restraint.scope.\(facts.scope.rawValue)"),
                    "until": TimeText.moment(facts.until.ms, language),
                ])
            self.words = words(facts.reason)
        case .freezeAppealed(let facts): (what, self.words) = (language.say("complaint.act.freezeAppealed"), words(facts.reason))
        case .freezeRuled(let facts):
            what = language.say(facts.isKept ? "complaint.act.freezeKept" : "complaint.act.freezeEnded")
            self.words = words(facts.reason)
        case .freezeLifted(let facts): (what, self.words) = (language.say("complaint.act.freezeLifted"), words(facts.reason))
        case .complaintReminded: (what, self.words) = (language.say("complaint.act.reminded"), nil)
        case .erased: (what, self.words) = (language.say("complaint.act.erased"), nil)
        }
        who = act.actorName
        moment = Moment(act.at.ms, now: visit.nowMs, language)
        files = act.files.enumerated().map { number, sent in
            FileFact(
                name: sent.name ?? language.say("trade.erased"), sizeBytes: sent.file.original.bytes,
                sha256: sent.file.original.sha256.rawValue,
                downloadPath: "\(path)/entries/\(act.sequence)/files/\(number)")
        }
        hasFiles = !files.isEmpty
        hash = HashText(act.entryHash)
    }
}

extension ComplaintPage.Freeze {
    fileprivate init(
        _ freeze: Complaint.Freeze, path: String, desk: String, _ role: ComplaintFile.Role, mayModerate: Bool, me: String?,
        now: Timestamp, _ visit: Visit
    ) {
        let (facts, language) = (freeze.facts, visit.language)
        let stands = freeze.stands(at: now)
        what = language.say("restraint.scope.\(facts.scope.rawValue)")
        badge =
            stands
            ? Badge(language.say("restraint.stands"), .warn)
            : Badge(language.say(freeze.liftedAt == nil ? "restraint.lapsed" : "restraint.lifted"), .calm)
        self.facts = [
            Fact(label: language.say("restraint.rule"), value: language.say("rule.\(facts.rule.rawValue)")),
            facts.scope == .payouts
                ? Fact(label: language.say("restraint.amount"), value: facts.amount?.text ?? language.say("restraint.amount.all"))
                : nil,
            Fact(label: language.say("restraint.until"), value: TimeText.moment(facts.until.ms, language)),
        ].compactMap { $0 }
        reason = facts.reason.value ?? language.say("trade.erased")
        let canAppeal = stands && role == .accused && !freeze.isAppealed
        appealNote = role == .accused && stands ? language.say(freeze.isAppealed ? "restraint.appealed" : "restraint.appeal") : nil
        appealPath = canAppeal ? "\(path)/freezes/\(facts.freeze)/appeals" : nil
        let isModerator = stands && role == .staff && mayModerate
        liftPath = isModerator ? "\(desk)/freezes/\(facts.freeze)/lifting" : nil
        rulePath =
            isModerator && freeze.isAppealed && !freeze.isRuled && facts.by.rawValue != me
            ? "\(desk)/freezes/\(facts.freeze)/ruling" : nil
    }
}

/// A complaint as a program reads it.
enum ComplaintJSON {
    static func write(_ row: ComplaintRow, to json: inout JSONText) {
        json.member("complaint", row.id.rawValue)
        json.member("about", row.subject.text)
        json.member("category", row.category.rawValue)
        json.member("complainant", row.complainant.rawValue)
        json.member("accused", row.accused?.rawValue)
        json.member("standing", row.standing.rawValue)
        json.member("filedAt", TimeText.iso(row.filedAt.ms))
        json.member("answerBy", TimeText.iso(row.answerBy.ms))
        json.member("due", TimeText.iso(row.due.ms))
        json.member("answered", row.isAnswered)
        json.member("handler", row.handler?.rawValue)
        json.member("outcome", row.outcome?.rawValue)
        json.member("measure", row.measure?.rawValue)
    }

    static func write(_ file: ComplaintFile, to json: inout JSONText) {
        write(file.row, to: &json)
        json.member("role", file.role.rawValue)
        if file.role != .accused { json.member("unfoundedOfComplainant", Int64(file.unfoundedCount)) }
        json.array("entries", file.acts) { act, json in
            json.member("sequence", act.sequence)
            json.member("kind", act.event.kind)
            json.member("at", TimeText.iso(act.at.ms))
            json.member("words", words(act.event))
            json.member("entry", act.entryHash)
        }
        json.array("freezes", file.complaint.freezes) { freeze, json in
            json.member("freeze", freeze.facts.freeze.rawValue)
            json.member("scope", freeze.facts.scope.rawValue)
            json.member("amountMinor", freeze.facts.amount.map { String($0.minor) })
            json.member("rule", freeze.facts.rule.rawValue)
            json.member("until", TimeText.iso(freeze.facts.until.ms))
            json.member("appealed", freeze.isAppealed)
            json.member("lifted", freeze.liftedAt.map { TimeText.iso($0.ms) })
        }
    }

    private static func words(_ event: ComplaintEvent) -> String? {
        switch event {
        case .complaintFiled(let facts): facts.text.value
        case .complaintAnswered(let facts): facts.text.value
        case .complaintTaken, .complaintWithdrawn, .complaintReminded, .erased: nil
        case .complaintDecided(let facts): facts.reason.value
        case .complaintAppealed(let facts): facts.reason.value
        case .complaintRuled(let facts): facts.reason.value
        case .freezePlaced(let facts): facts.reason.value
        case .freezeAppealed(let facts): facts.reason.value
        case .freezeRuled(let facts): facts.reason.value
        case .freezeLifted(let facts): facts.reason.value
        }
    }
}
