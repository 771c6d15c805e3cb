import Market
import Service

/// `/listings/:listing/questions`: what members ask about a listing, and what the seller answers, for all to read and search.
enum QuestionRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [list(marketplace), ask(marketplace), say(marketplace), wordings(marketplace)]
    }

    private static let address = "/listings/:listing/questions"

    private static func list(_ marketplace: Marketplace) -> Route {
        .get(address) { visit in
            let listing = try visit.name("listing", ListingID.self)
            var fields = Fields(.form(try visit.query()))
            let text = fields.optionalText("q", charactersMax: 100) ?? ""
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            try fields.finish()
            let before = after.flatMap { QuestionID(rawValue: $0.id) }
            let found = try await marketplace.questions(
                about: listing, holding: text, before: before, limit: Limits.pageItems + 1)
            let rows = Array(found.prefix(Limits.pageItems))
            let next = found.count > rows.count ? rows.last.map { Cursor(key: 0, id: $0.id.rawValue) } : nil
            if let reader = visit.session.flatMap({ MemberID(rawValue: $0.memberID) }) {
                try await marketplace.markNoticesRead(about: listing, by: reader)
            }
            guard visit.wantsPage else {
                return .json { json in
                    json.array("questions", rows) { write($0, to: &$1) }
                    json.member("next", next?.text)
                }
            }
            let filtered = path(listing) + (text.isEmpty ? "" : "?q=\(PercentCoding.encode(text))")
            let paging = Paging(path: filtered, isFirst: before == nil, next: next)
            return .page(try await page(listing, rows, text, paging, visit, marketplace)) { _ in }
        }
    }

    private static func ask(_ marketplace: Marketplace) -> Route {
        .post(address, formAgain: { visit, refused in try await again(visit, refused, marketplace) }) { visit in
            let listing = try visit.name("listing", ListingID.self)
            var fields = visit.fields()
            let text = fields.text("text", charactersMax: AskQuestion.charactersMax)
            try fields.finish()
            let (question, outcome) = try await marketplace.ask(
                text, about: listing, by: try visit.memberID(), key: try visit.commandKey())
            return .command(outcome, seeOther: path(listing), flash: "questionAsked") {
                $0.member("question", question.rawValue)
            }
        }
    }

    /// The seller answers, or the one who asked words it anew.
    private static func say(_ marketplace: Marketplace) -> Route {
        .post(
            "\(address)/:question", formAgain: { visit, refused in try await again(visit, refused, marketplace) }
        ) { visit in
            let (listing, question) = (
                try visit.name("listing", ListingID.self), try visit.name("question", QuestionID.self)
            )
            var fields = visit.fields()
            let text = fields.text("text", charactersMax: AskQuestion.charactersMax)
            try fields.finish()
            let member = try visit.memberID()
            let seller = try await marketplace.revision(of: listing).facts.seller
            let outcome =
                member == seller
                ? try await marketplace.answer(question, with: text, by: member, key: try visit.commandKey())
                : try await marketplace.reword(question, as: text, by: member, key: try visit.commandKey())
            return .command(outcome, seeOther: path(listing), flash: "questionSaid") {
                $0.member("question", question.rawValue)
            }
        }
    }

    private static func wordings(_ marketplace: Marketplace) -> Route {
        .get("\(address)/:question") { visit in
            let (listing, question) = (
                try visit.name("listing", ListingID.self), try visit.name("question", QuestionID.self)
            )
            let wordings = try await marketplace.wordings(of: question)
            let rows = wordings.compactMap { WordingsPage.Row($0.event, $0.at, visit) }
            let page = WordingsPage(
                title: visit.say("questions.wordings"), listing: Link(text: visit.say("questions.title"), path: path(listing)),
                rows: rows)
            return .page(page) { json in
                json.array("wordings", rows) { row, json in
                    json.member("text", row.text)
                    json.member("at", row.moment.iso)
                }
            }
        }
    }

    private static func path(_ listing: ListingID) -> String { "/listings/\(listing)/questions" }

    private static func write(_ row: QuestionRow, to json: inout JSONText) {
        json.member("question", row.id.rawValue)
        json.member("asker", row.asker.rawValue)
        json.member("text", row.words)
        json.member("answer", row.answer)
        json.member("asked", TimeText.iso(row.asked.ms))
        json.member("answered", row.answered.map { TimeText.iso($0.ms) })
        json.member("edits", row.edits)
    }

    private static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        let listing = try visit.name("listing", ListingID.self)
        let rows = try await marketplace.questions(about: listing, limit: Limits.pageItems)
        return try await page(listing, rows, "", nil, visit, marketplace, refused)
    }

    private static func page(
        _ listing: ListingID, _ rows: [QuestionRow], _ text: String, _ paging: Paging?, _ visit: Visit,
        _ marketplace: Marketplace, _ refused: Refused? = nil
    ) async throws -> QuestionsPage {
        let revision = try await marketplace.revision(of: listing)
        let reader = visit.session?.memberID
        let make = FormFields(
            visit.language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [])
        let isSeller = reader == revision.facts.seller.rawValue
        let times = rows.compactMap { row in row.answered.map { $0.ms - row.asked.ms } }.sorted()
        let lines = rows.map { row($0, reader, isSeller, make, visit) }
        let asking =
            isSeller || reader == nil || revision.isWithdrawn
            ? nil
            : QuestionsPage.Form(
                heading: visit.say("questions.ask"), action: path(listing),
                fields: [
                    make.long(
                        "text", visit.say("questions.text"), help: visit.say("questions.help"), rows: 3,
                        charactersMax: AskQuestion.charactersMax)
                ], button: visit.say("questions.ask.button"))
        let fields = lines.compactMap(\.form).flatMap(\.fields) + (asking?.fields ?? [])
        return QuestionsPage(
            title: visit.say("questions.title"),
            listing: Link(text: revision.facts.content.value?.title ?? visit.say("trade.erased"), path: "/listings/\(listing)"),
            searchPath: path(listing), searched: text,
            speed: times.isEmpty
                ? nil : visit.say("questions.speed", ["span": TimeText.span(times[times.count / 2], visit.language)]),
            rows: lines, isEmpty: rows.isEmpty,
            empty: visit.say(text.isEmpty ? "questions.empty" : "questions.empty.search"),
            asking: asking,
            signIn: reader == nil ? "/session/new?back=" + PercentCoding.encode(path(listing)) : nil, paging: paging,
            refusal: refused.map { RefusalNote($0, visit.language, fields: fields) })
    }

    private static func row(
        _ row: QuestionRow, _ reader: String?, _ isSeller: Bool, _ make: FormFields, _ visit: Visit
    ) -> QuestionsPage.Row {
        let mayReword = reader == row.asker.rawValue && row.answered == nil
        let label = visit.say(isSeller ? "questions.answer" : "questions.reword")
        let path = "\(path(row.listing))/\(row.id)"
        return QuestionsPage.Row(
            text: row.words ?? visit.say("trade.erased"), who: row.askerName,
            moment: Moment(row.asked.ms, now: visit.nowMs, visit.language),
            answer: row.answered == nil ? nil : row.answer ?? visit.say("trade.erased"),
            replied: row.answered.map {
                visit.say("questions.replied", ["span": TimeText.span($0.ms - row.asked.ms, visit.language)])
            },
            history: row.edits > 0 ? Link(text: visit.say("questions.history", ["n": String(row.edits)]), path: path) : nil,
            form: isSeller || mayReword
                ? QuestionsPage.Form(
                    heading: label, action: path, fields: [field(make, row, label)], button: visit.say("questions.send")) : nil)
    }

    private static func field(_ make: FormFields, _ row: QuestionRow, _ label: String) -> FormField {
        var field = make.long("text", label, rows: 3, charactersMax: AskQuestion.charactersMax)
        field.idPrefix = "q\(row.id)-"
        return field
    }
}

extension WordingsPage.Row {
    /// One wording; nil for an entry that words nothing.
    fileprivate init?(_ event: QuestionEvent, _ at: Timestamp, _ visit: Visit) {
        let (key, text): (String, String?) =
            switch event {
            case .questionAsked(let facts): ("questions.was.asked", facts.text.value)
            case .questionReworded(let facts): ("questions.was.reworded", facts.text.value)
            case .questionAnswered(let facts): ("questions.was.answered", facts.text.value)
            case .erased: ("", nil)
            }
        guard !key.isEmpty else { return nil }
        self.init(
            what: visit.say(key), text: text ?? visit.say("trade.erased"),
            moment: Moment(at.ms, now: visit.nowMs, visit.language))
    }
}
