import Market
import Service

/// Filing a complaint.
struct ComplaintFormPage: Page {
    static let template = "Complaint/complaint-form"

    let title: String
    /// `关于商品`.
    let about: String
    /// What it is called, or the words of the message; nil where there are none.
    let subject: String?
    /// What the form sends.
    let aboutValue: String
    let fields: [FormField]
    let filesHelp: String
    /// What happens then, with the deadlines.
    let steps: String
    let refusal: RefusalNote?

    init(
        _ subject: ComplaintSubject, text: String?, _ language: Language, typed: Form? = nil, refused: Refused? = nil,
        policy: ComplaintPolicy
    ) {
        title = language.say("complaint.new")
        about = language.say("complaint.about.\(subject.kind.rawValue)")
        self.subject = text
        aboutValue = subject.text
        let make = FormFields(language, typed: typed, problems: refused?.problems ?? [])
        let categories = ComplaintCategory.allCases.filter { ($0 == .platformDecision) == (subject.kind == .deed) || $0 == .other }
        let fields = [
            make.choice(
                "category", language.say("complaint.category"),
                categories.map { ($0.rawValue, language.say("complaint.category.\($0.rawValue)")) }),
            make.long(
                "text", language.say("complaint.text"), help: language.say("complaint.text.help"), rows: 6,
                charactersMax: ComplaintBounds.textCharacters.upperBound),
        ]
        self.fields = fields
        filesHelp = language.say(
            "complaint.files.help",
            ["count": String(ComplaintBounds.filesMax), "max": NumberText.size(bytes: SentFile.bytesMax)])
        steps = language.say(
            "complaint.steps",
            [
                "hours": String(policy.answerHours), "days": String(policy.decideDays), "appeal": String(policy.appealDays),
            ])
        refusal = refused.map {
            RefusalNote($0, language, fields: fields, inputs: ["file": language.say("complaint.files")])
        }
    }
}
