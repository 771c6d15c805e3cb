import Market
import Service

/// How far the form is filled in, and what is left: the outline beside the form.
struct MeterPanel: Sendable {
    /// One part of the form.
    struct Part: Sendable {
        let heading: String
        let path: String
        /// `3/8`.
        let progress: String
        let isComplete: Bool
    }

    /// One thing that is left.
    struct Gap: Sendable {
        let label: String
        let path: String
        /// The dispute that the answer prevents, or what is wrong with it.
        let why: String
        let isWrong: Bool
    }

    /// From 0 to 100.
    let percent: String
    /// `已填 12/20 项`.
    let count: String
    let isComplete: Bool
    let parts: [Part]
    /// What stands in the way of publishing.
    let blocking: [Gap]
    let hasBlocking: Bool
    /// What would make it better.
    let advised: [Gap]
    let hasAdvised: Bool
    /// Once it can be published: what it would lack all the same, and why that matters; nil before, and where it lacks nothing.
    var coach: CoachLine?
}

extension MeterPanel {
    /// - Parameter labels: what each field is called, by its name in the form.
    init(_ filled: FilledForm, _ schema: Market.Category, labels: [String: String], _ language: Language) {
        let completeness = filled.completeness
        func gap(_ gap: Completeness.Gap) -> Gap {
            let problem = filled.problems.first { $0.field.nameInTheRules == gap.field }
            let name = gap.weight == .advised ? gap.nameInTheForm : problem?.field ?? gap.nameInTheForm
            let prevents = schema.fields.first { PublishRevision.fieldsPrefix + $0.id == gap.field }?.prevents.text(
                language)
            let why = prevents ?? language.say("gap.why.\(gap.field)")
            return Gap(
                label: labels[name] ?? name, path: "#f-\(name)",
                why: gap.weight == .wrong ? problem?.sentence(language) ?? why : why, isWrong: gap.weight == .wrong)
        }
        percent = String(completeness.percent)
        count = language.say(
            "meter.count", ["n": String(completeness.answered), "all": String(completeness.needed)])
        isComplete = completeness.isPublishable
        parts = completeness.parts.map { part in
            Part(
                heading: language.say("form.part.\(part.place.rawValue)"), path: "#part-\(part.place.rawValue)",
                progress: part.needed == 0 ? language.say("form.optional") : "\(part.answered)/\(part.needed)",
                isComplete: part.needed > 0 && part.answered == part.needed)
        }
        blocking = completeness.blocking.map(gap)
        hasBlocking = !blocking.isEmpty
        advised = completeness.parts.flatMap(\.gaps).filter { $0.weight == .advised }.map(gap)
        hasAdvised = !advised.isEmpty
        coach = completeness.isPublishable ? CoachLine(filled.gaps, form: "", language) : nil
    }

    /// The panel of a form that is not shown, for a script that has its page already.
    init(_ filled: FilledForm, _ schema: Market.Category, _ language: Language) {
        let page = ListingFormPage(schema, filled, language, now: 0)
        self = page.meter
    }
}

extension Completeness.Gap {
    /// The name of the field in the form, where a link can lead.
    fileprivate var nameInTheForm: String {
        if field.hasPrefix(PublishRevision.fieldsPrefix) {
            return "f." + field.dropFirst(PublishRevision.fieldsPrefix.count)
        }
        return switch field {
        case "defects": "noneKnown"
        case "screenshots": "pictures"
        default: field
        }
    }
}
