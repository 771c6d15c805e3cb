import Market
import Service

/// `GET /account/absence`: announcing to be away; `POST` announces it, from one day to another by the clock of Beijing;
/// `POST /account/absence/end` ends it earlier.
enum AbsenceRoutes {
    static let path = "/account/absence"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .member) { visit in
                let absence = try await marketplace.absence(of: try visit.memberID())
                return .page(page(absence, FormFields(visit.language), visit, refused: nil)) { json in
                    if let absence { json.object("absence") { absence.json(&$0) } } else { json.null("absence") }
                }
            },
            .post(
                path,
                formAgain: { visit, refused in
                    let make = FormFields(visit.language, typed: visit.typed, problems: refused.problems)
                    return page(try await marketplace.absence(of: try visit.memberID()), make, visit, refused: refused)
                }
            ) { visit in
                var fields = visit.fields()
                let (from, until) = (day("from", &fields), day("until", &fields))
                let word = fields.optionalText("word", charactersMax: AnnounceAbsence.wordCharactersMax) ?? ""
                try fields.finish()
                let outcome = try await marketplace.announceAbsence(
                    from: from.start, until: until.end, word: word, of: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "absenceAnnounced")
            },
            .post(path + "/end") { visit in
                var fields = visit.fields()
                try fields.finish()
                let outcome = try await marketplace.endAbsence(of: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "absenceEnded")
            },
        ]
    }

    private static func day(_ name: String, _ fields: inout Fields) -> BeijingDay {
        let text = fields.text(name, charactersMax: 10)
        if let day = BeijingDay(text: text) { return day }
        if !text.isEmpty { fields.add(FieldProblem(name, "notADay")) }
        return BeijingDay(number: 0)
    }

    private static func page(_ absence: Absence?, _ make: FormFields, _ visit: Visit, refused: Refused?) -> AbsencePage {
        let language = make.language
        let today = BeijingDay(of: Timestamp(ms: visit.nowMs))
        let fields = [
            make.line(
                "from", language.say("absence.from"), given: today.text, inputMode: "numeric", placeholder: today.text,
                charactersMax: 10),
            make.line(
                "until", language.say("absence.until"), given: today.adding(days: 3).text, inputMode: "numeric",
                placeholder: today.text, charactersMax: 10),
            make.long(
                "word", language.say("absence.word"), help: language.say("absence.word.help"), required: false, rows: 2,
                charactersMax: AnnounceAbsence.wordCharactersMax),
        ]
        return AbsencePage(
            title: language.say("absence.title"),
            announced: absence.map { AbsenceNote($0, now: visit.nowMs, isOwn: true, language) },
            fields: fields,
            refusal: refused.map { refused in
                RefusalNote(refused, language, fields: fields)
            })
    }
}

extension Absence {
    /// The absence for programs.
    func json(_ json: inout JSONText) {
        json.member("from", TimeText.iso(from.ms))
        json.member("until", TimeText.iso(until.ms))
        json.member("word", word)
        json.member("warned", texts: warned.map(\.rawValue))
    }
}
