import HTTPTypes
import Market
import Service

/// `POST /listings/check`: what the claims check and the contradictions check say of a listing's form as it stands, done or not.
/// Nothing is kept.
enum CheckRoute {
    /// Bytes of a form without its files; percent-coding takes three for one.
    static let bodyBytesMax = 3 * Limits.formBytesMax

    static func post(_ marketplace: Marketplace) -> Route {
        .post("/listings/check", .member, .form(bytesMax: bodyBytesMax)) { visit in
            let source = visit.body ?? .form(Form())
            var fields = Fields(source)
            let id = fields.text("category", charactersMax: 100)
            guard let category = marketplace.categories[id] else {
                throw Refused.fields([FieldProblem("category", id.isEmpty ? "missing" : "notAChoice")])
            }
            let offer = CheckedOffer(source, category)
            let panel = FindingsPanel(offer, visit.language, hasForm: false)
            return .page(FindingsPage(title: visit.say("claims.title"), findings: panel)) { panel.json(&$0) }
        }
    }
}

/// What the checks say, as a page of its own.
struct FindingsPage: Page {
    static let template = "Catalog/findings"

    let title: String
    let findings: FindingsPanel

    var place: MenuPlace? { .selling }
}
