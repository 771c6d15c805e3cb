import Market
import Service

/// What comparable software costs, for a seller who thinks about a price.
struct PriceContextPage: Page {
    static let template = "Catalog/price-context"

    let title: String
    let category: String
    let categoryID: String
    let priceContext: PriceContextPanel
    /// What is compared by, to be changed.
    let fields: [FormField]

    var place: MenuPlace? { .selling }

    init(
        _ schema: Market.Category, _ found: FoundPriceContext, priceMinor: Int64?, typed: Form, _ language: Language
    ) {
        title = language.say("price.title")
        category = schema.title.text(language)
        categoryID = schema.id
        priceContext = PriceContextPanel(found, schema, priceMinor: priceMinor, language)
        let make = FormFields(language, typed: typed)
        let questions = schema.fields.filter { $0.comparable == true }.map { field in
            make.choice(
                "f.\(field.id)", field.label.text(language),
                field.filterValues.map { (value: $0, label: field.label(of: $0, language)) }, required: false)
        }
        fields =
            questions + [
                make.choice(
                    "licenceScope", language.say("term.licence"),
                    Licence.Scope.allCases.map { (value: $0.rawValue, label: language.say("licence.\($0.rawValue)")) },
                    required: false),
                make.line(
                    "price", language.say("term.price"), required: false, unit: language.say("listing.form.price.unit"),
                    inputMode: "decimal", placeholder: "199.00", charactersMax: 20),
            ]
    }
}
