import HTTPTypes
import Market
import Service

/// `GET /listings/new?category=` and `POST /listings/new`: choosing a category, then filling its form.
enum PublishRoute {
    static func all(_ publishing: Publishing) -> [Route] {
        [
            .get("/listings/new", .member) { visit in
                guard let id = try visit.query()["category"] else { return choice(publishing, visit.language) }
                guard let category = publishing.marketplace.categories[id] else { throw Refused.notFound }
                let filled = try await publishing.fill(.blankListing(category), category, of: visit.memberID())
                return .page(ListingFormPage(category, filled, visit.language, now: visit.nowMs)) { category.json(&$0) }
            },
            .post("/listings/new", .member, .files(bytesMax: Publishing.bodyBytesMax)) { visit in
                try await publishing.publish(visit)
            },
        ]
    }

    private static func choice(_ publishing: Publishing, _ language: Language) -> Answer {
        let categories = publishing.marketplace.categories.all
        return .page(CategoryChoicePage(categories, language)) { json in
            json.array("categories", categories) { category, json in
                json.member("category", category.id)
                json.member("version", category.version)
                json.member("title_zh", category.title.zh)
                json.member("title_en", category.title.en)
                json.member("summary_zh", category.about(.zh))
                json.member("summary_en", category.about(.en))
                json.member("group", CategoryGroup(category).rawValue)
                json.member("fields", category.fields.count)
            }
        }
    }
}

extension Market.Category {
    /// The field table, for programs that fill it.
    fileprivate func json(_ json: inout JSONText) {
        json.member("category", id)
        json.member("version", version)
        json.member("title_zh", title.zh)
        json.member("title_en", title.en)
        json.array("sections", sections) { section, json in
            json.member("section", section.id.rawValue)
            json.array("fields", section.fields) { field, json in
                json.member("field", field.id)
                json.member("kind", field.kind.rawValue)
                json.member("required", field.required)
                if let condition = field.requiredWhen {
                    json.object("requiredWhen") { json in
                        json.member("field", condition.field)
                        json.member("is", texts: condition.is)
                    }
                } else {
                    json.null("requiredWhen")
                }
                json.member("role", field.role?.rawValue)
                json.member("label_zh", field.label.zh)
                json.member("label_en", field.label.en)
                json.member("help_zh", field.help?.zh)
                json.member("help_en", field.help?.en)
                json.member("prevents_zh", field.prevents.zh)
                json.member("prevents_en", field.prevents.en)
                json.member("unit_zh", field.unit?.zh)
                json.member("unit_en", field.unit?.en)
                json.member("charactersMax", field.charactersMax)
                json.member("min", field.min)
                json.member("max", field.max)
                json.array("choices") { json in for choice in field.choices ?? [] { json.element(choice.id) } }
            }
        }
    }
}
