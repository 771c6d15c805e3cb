import Market
import Service

/// What a listing's form is filled with, and what that amounts to.
struct FilledForm: Sendable {
    /// What was typed.
    let typed: Form
    /// How far it is from being published.
    let completeness: Completeness
    /// What of it does not do, in the order of the form and under its names.
    let problems: [FieldProblem]
    /// The answers that could be read.
    let answers: [String: FieldValue]
    /// The files it names.
    let files: ListingFormPage.Files
    /// How far the artefact has been read, and what was found; nil without an artefact, or where none are read.
    let found: Found?
    /// Whether anything can be delivered by mail here.
    let sendsMail: Bool
    /// What it would lack if it were published as it stands, what matters most first.
    let gaps: [ProtectionPoint]

    /// What is known of the artefact.
    struct Found: Sendable {
        let artefact: Digest
        let state: Inspections.State
        let comparisons: [StatedAndFound.Comparison]
        let secretsMeant: Bool
    }
}
