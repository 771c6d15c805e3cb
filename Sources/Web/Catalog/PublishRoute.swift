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
                return .page(ListingFormPage(category, visit.language)) { category.json(&$0) }
            },
            .post("/listings/new", .member, .files(bytesMax: Publishing.bodyBytesMax)) { visit in
                try await publishing.publish(visit)
            },
        ]
    }

    private static func choice(_ publishing: Publishing, _ language: Language) -> Answer {
        let categories = publishing.marketplace.categories.all
        let page = CategoryChoicePage(
            title: language.say("category.title"),
            categories: categories.map { category in
                .init(
                    name: category.title.text(language),
                    text: language.count("category.fields", Int64(category.fields.count)),
                    path: "/listings/new?category=\(PercentCoding.encode(category.id))")
            })
        return .page(page) { json in
            json.array("categories", categories) { category, json in
                json.member("category", category.id)
                json.member("version", category.version)
                json.member("title_zh", category.title.zh)
                json.member("title_en", category.title.en)
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
                json.member("label_zh", field.label.zh)
                json.member("label_en", field.label.en)
                json.member("prevents_zh", field.prevents.zh)
                json.member("prevents_en", field.prevents.en)
                json.member("unit_zh", field.unit?.zh)
                json.member("unit_en", field.unit?.en)
                json.member("min", field.min)
                json.member("max", field.max)
                json.array("choices") { json in for choice in field.choices ?? [] { json.element(choice.id) } }
            }
        }
    }
}
