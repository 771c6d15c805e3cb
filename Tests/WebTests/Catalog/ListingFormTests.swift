import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Market
@testable import Service
@testable import Web

/// What kinds of fields a category may have, on the page, in a form and in JSON.
@Suite struct ListingFormTests {
    static let category: Market.Category = {
        func words(_ id: String) -> Bilingual { Bilingual(zh: "字段\(id)", en: "Field \(id)") }
        func field(
            _ id: String, _ kind: Market.Category.Field.Kind, required: Bool = false,
            when: Market.Category.Field.Condition? = nil, choices: [String]? = nil, charactersMax: Int? = nil,
            unit: Bilingual? = nil, max: Int64? = nil
        ) -> Market.Category.Field {
            Market.Category.Field(
                id: id, kind: kind, label: words(id), help: Bilingual(zh: "说明\(id)", en: "Help \(id)"),
                prevents: Bilingual(zh: "争议\(id)", en: "Dispute \(id)"), required: required, requiredWhen: when,
                choices: choices?.map { .init(id: $0, label: Bilingual(zh: "选项\($0)", en: "Choice \($0)")) },
                charactersMax: charactersMax, unit: unit, min: max.map { _ in 1 }, max: max)
        }
        return Market.Category(
            id: "desktop-program", version: 1, title: Bilingual(zh: "桌面软件", en: "Desktop program"),
            sections: [
                .init(
                    id: .basics,
                    fields: [
                        field("systems", .platforms, required: true, choices: ["windows", "macos", "linux"]),
                        field("source", .choice, required: true, choices: ["complete", "partial"]),
                        field("gaps", .text, when: .init(field: "source", is: ["partial"]), charactersMax: 20),
                        field("languages", .choices, choices: (1...20).map { "l\($0)" }),
                        field("licence", .spdx),
                    ]),
                .init(
                    id: .description,
                    fields: [
                        field("online", .yesNo, required: true),
                        field("seats", .number, unit: Bilingual(zh: "台", en: "seats"), max: 500),
                    ]),
                .init(id: .afterSales, fields: []),
            ])
    }()

    static let form: KeyValuePairs = [
        "category": "desktop-program", "title": "桌面记账", "price": "99", "f.systems": "windows",
        "f.systems.windows": "10–11",
        "f.systems.linux": "没有勾选的平台", "f.source": "complete", "f.online": "no", "noneKnown": "yes",
        "licence": "personal",
        "deliveryHours": "24", "acceptanceDays": "7", "changeRounds": "0", "supportMonths": "6",
        "noReasonReturnDays": "0",
        "returnCondition": "notDownloaded", "conditionalReturns.quality": "30",
        "conditionalReturns.notAsDescribed": "15",
        "conditionalReturns.securityHole": "", "responseHours": "24", "supportChannels": "conversation",
    ]

    private func run(_ test: @Sendable (WebMarket, WebMember) async throws -> Void) async throws {
        try await WebMarket.run(categories: [Self.category]) { market async throws in
            try await test(market, try await market.member("hanmei"))
        }
    }

    @Test func everyKindHasItsField() async throws {
        try await run { market, seller async throws in
            let page = try await seller.page("/listings/new?category=desktop-program")
            for text in [
                "type=\"checkbox\" name=\"f.systems\" value=\"windows\"", "name=\"f.systems.windows\"",
                "data-when=\"f.source\" data-when-is=\"partial\"", "当“字段source”为“选项partial”时必填", "data-counted",
                "type=\"radio\" name=\"f.online\" value=\"yes\"", "placeholder=\"1–500\"",
                "<span class=\"unit\">台</span>",
                "class=\"ticks many\"", "name=\"conditionalReturns.quality\"", "data-check=\"/listings/check\"",
                "<div class=\"findings\" data-place=\"f.systems\"></div>", "争议online", "说明online",
            ] { #expect(page.text.contains(text), "\(text)") }
            let english = try await seller.page("/listings/new?category=desktop-program", language: .en)
            #expect(english.text.contains("<span class=\"unit\">seats</span>"))
            #expect(english.text.contains("Needed when “Field source” is “Choice partial”"))
        }
    }

    @Test func aPlatformMatrixIsReadFromAFormAndShown() async throws {
        try await run { market, seller async throws in
            let answer = try await seller.upload("/listings/new", Self.form, files: [])
            #expect(answer.status == .seeOther, "\(answer.text)")
            let listing = try #require(answer.headers[.location])
            let page = try await market.visitor.page(listing)
            #expect(page.text.contains("选项windows 10–11"))
            #expect(!page.text.contains("没有勾选的平台"))
            #expect(page.text.contains("30 天"))
            #expect(page.text.contains("不适用七日无理由退货"))
            let json = try await market.visitor.json(listing)
            #expect(json.text.contains(#""systems":[{"platform":"windows","versions":"10–11"}]"#), "\(json.text)")
            #expect(json.text.contains(#""conditionalReturns":{"quality":30,"notAsDescribed":15}"#), "\(json.text)")
            #expect(json.text.contains(#""responseHours":24,"supportChannels":["conversation"]"#))
            #expect(json.text.contains(#""licence":"personal""#))
            let again = try await seller.page("\(listing)/revise")
            #expect(again.text.contains("value=\"windows\" checked"))
            #expect(again.text.contains("name=\"f.systems.windows\" value=\"10–11\""))
        }
    }

    static func json(_ systems: String, _ source: String = "complete", _ more: String = "") -> String {
        #"{"category": "desktop-program", "title": "桌面记账", "price": "99", "noneKnown": true, "licence": "personal", "#
            + #""fields": {"systems": \#(systems), "source": "\#(source)", "online": false}, "deliveryHours": 24, "#
            + #""acceptanceDays": 7, "changeRounds": 0, "supportMonths": 6, "noReasonReturnDays": 0\#(more)}"#
    }

    @Test(arguments: [
        (#"[{"platform": "windows", "versions": "10"}, {"platform": "linux"}]"#, "complete", "", nil),
        (#"[{"platform": "beos"}]"#, "complete", "", "fields.systems"),
        (#"[{"platform": "windows"}, {"platform": "windows"}]"#, "complete", "", "fields.systems"),
        (#"[{"platform": "windows", "colour": "red"}]"#, "complete", "", "fields.systems"),
        (#"["windows"]"#, "complete", "", "fields.systems"),
        (#"[]"#, "complete", "", "fields.systems"),
        (#"[{"platform": "windows"}]"#, "partial", "", "fields.gaps"),
        (
            #"[{"platform": "windows"}]"#, "complete", #", "conditionalReturns": {"quality": 6}"#,
            "conditionalReturns.quality"
        ),
        (
            #"[{"platform": "windows"}]"#, "complete", #", "conditionalReturns": {"quality": 366}"#,
            "conditionalReturns.quality"
        ),
        (
            #"[{"platform": "windows"}]"#, "complete", #", "conditionalReturns": {"badMood": 7}"#,
            "conditionalReturns.badMood"
        ),
        (#"[{"platform": "windows"}]"#, "complete", #", "conditionalReturns": [7]"#, "conditionalReturns"),
        (#"[{"platform": "windows"}]"#, "complete", #", "responseHours": 169"#, "responseHours"),
        (#"[{"platform": "windows"}]"#, "complete", #", "supportChannels": ["wechat"]"#, "supportChannels"),
    ]) func whatAProgramSendsIsCheckedAlike(_ systems: String, _ source: String, _ more: String, _ field: String?)
        async throws
    {
        try await run { market, seller async throws in
            let answer = try await seller.send("/listings/new", Self.json(systems, source, more))
            if let field {
                #expect(answer.status == .unprocessableContent, "\(answer.text)")
                #expect(answer.text.contains("\"field\":\"\(field)\""), "\(answer.text)")
            } else {
                #expect(answer.status == .created, "\(answer.text)")
            }
        }
    }

    @Test func allThatIsMissingIsNamedAtOnceInTheOrderOfTheForm() async throws {
        try await run { market, seller async throws in
            let answer = try await seller.send(
                "/listings/new",
                #"{"category": "desktop-program", "price": "x", "title": "桌面\u202E记账", "fields": {"licence": "MIT OR"}}"#
            )
            let order = [
                "title", "price", "fields.systems", "fields.source", "fields.licence", "fields.online", "defects",
                "licence",
                "deliveryHours",
            ].map { answer.text.firstRange(of: "\"field\":\"\($0)\"")?.lowerBound }
            #expect(order.allSatisfy { $0 != nil }, "\(answer.text)")
            #expect(order.compactMap(\.self) == order.compactMap(\.self).sorted())
            #expect(answer.text.contains("listing.invisibleCharacters"))
        }
    }

    @Test func aConditionThatHoldsIsAskedForByName() async throws {
        try await run { market, seller async throws in
            let form = Self.form.map { ($0, $0 == "f.source" ? "partial" : $1) }
            let answer = try await seller.upload("/listings/new", pairs: form, files: [])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("href=\"#f-f.gaps\""))
            let long = form + [("f.gaps", String(repeating: "长", count: 21))]
            let tooLong = try await seller.upload("/listings/new", pairs: long, files: [])
            #expect(tooLong.text.contains("最多 20 个字"))
        }
    }

    @Test func categoriesAreChosenByGroupAndToldApart() async throws {
        try await run { market, seller async throws in
            let page = try await seller.page("/listings/new")
            #expect(page.text.contains("程序与授权"))
            #expect(page.text.contains("要写明：字段systems、字段source、字段online等"))
            let json = try await seller.json("/listings/new")
            #expect(json.text.contains(#""group":"programs""#))
            let fields = try await seller.json("/listings/new?category=desktop-program")
            #expect(fields.text.contains(#""requiredWhen":{"field":"source","is":["partial"]}"#), "\(fields.text)")
        }
    }
}

/// A draft is read by the category as it stands when it is resumed.
@Suite struct TypedFormTests {
    @Test func whatIsAskedNoLongerIsLeftOut() throws {
        let draft = Draft(
            id: try #require(DraftID(rawValue: "01m00000000000000000000000")), category: "desktop-program",
            listing: nil,
            fields: [
                TypedField(name: "title", value: "桌面记账"), TypedField(name: "f.online", value: "yes"),
                TypedField(name: "f.formerly", value: "旧答案"), TypedField(name: "f.systems.windows", value: "10"),
                TypedField(name: "f.formerly.windows", value: "11"),
            ], revision: 3, saved: Timestamp(ms: 0))
        #expect(
            Form(draft, ListingFormTests.category).fields.map(\.name) == ["title", "f.online", "f.systems.windows"])
    }

    @Test func jsonAndFormSayTheSame() throws {
        let body: JSONBody = .object([
            .init(name: "title", value: .string("桌面记账")), .init(name: "noneKnown", value: .bool(false)),
            .init(name: "price", value: .null), .init(name: "deliveryHours", value: .integer(24)),
            .init(
                name: "fields",
                value: .object([
                    .init(name: "online", value: .bool(false)),
                    .init(
                        name: "systems",
                        value: .array([
                            .object([
                                .init(name: "platform", value: .string("windows")),
                                .init(name: "versions", value: .string("10")),
                            ]), .object([.init(name: "platform", value: .string("linux"))]),
                        ])),
                ])),
            .init(
                name: "defects",
                value: .array([
                    .object([
                        .init(name: "severity", value: .string("minor")), .init(name: "text", value: .string("一")),
                    ]),
                    .object([
                        .init(name: "severity", value: .string("minor")), .init(name: "text", value: .string("二")),
                    ]),
                ])),
            .init(name: "conditionalReturns", value: .object([.init(name: "quality", value: .integer(30))])),
        ])
        #expect(
            try Form(json: body).fields.map { "\($0.name)=\($0.value)" } == [
                "title=桌面记账", "deliveryHours=24", "f.online=no", "f.systems=windows", "f.systems.windows=10",
                "f.systems=linux", "defects.minor=一\n二", "conditionalReturns.quality=30",
            ])
    }
}
