import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct PublishRouteTests {
    static let terms =
        #""price": "199.00", "licence": "oneProduct", "includesSource": true, "mayResell": false, "#
        + #""deliveryHours": 48, "acceptanceDays": 14, "changeRounds": 2, "supportMonths": 6, "noReasonReturnDays": 7"#

    static func body(
        title: String = #""企业官网""#, fields: String = #"{"version": "1.2", "support": "站内消息"}"#,
        more: String = #""noneKnown": true"#
    ) -> String {
        #"{"category": "website-source", "title": \#(title), "fields": \#(fields), \#(terms), \#(more)}"#
    }

    @Test func aProgramPublishes() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let file = try await market.deposit([1, 2, 3], by: seller)
            let answer = try await seller.send(
                "/listings/new",
                Self.body(
                    fields: #"{"version": "1.2", "stack": "php", "platforms": ["linux"], "pages": 12, "licence": "MIT", "#
                        + #""encrypted": false, "demo": "https://demo.example/", "support": "站内消息"}"#,
                    more: #""defects": [{"severity": "minor", "text": "IE 不支持"}], "clauses": ["不得转售"], "#
                        + #""artefact": "\#(file.artefact.sha256)""#))
            #expect(answer.status == .created, "\(answer.text)")
            #expect(try answer.object["sequence"] == .integer(0))
            #expect(try answer.text("receipt")?.isEmpty == false)
            let listing = try #require(try answer.text("listing"))
            let read = try await market.visitor.json("/listings/\(listing)")
            #expect(read.status == .ok)
            #expect(try read.text("title") == "企业官网")
            #expect(try read.object["fields"]?["pages"] == .string("12"))
            #expect(try read.object["terms"]?["priceMinor"] == .integer(19_900))
            #expect(try read.object["artefact"]?["sha256"] == .string(file.artefact.sha256.rawValue))
        }
    }

    @Test func aBrowserPublishesWithFilesAndWithoutScript() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let choice = try await seller.page("/listings/new")
            #expect(choice.text.contains("/listings/new?category=website-source"))
            let form = try await seller.page("/listings/new?category=website-source")
            #expect(form.text.contains("name=\"f.version\""))
            let answer = try await seller.upload(
                "/listings/new", Self.form,
                files: [
                    ("artefact", "源码.zip", Array(repeating: 9, count: 100_000)), ("pictures", "a.png", Self.png),
                    ("pictures", "", []),
                ])
            #expect(answer.status == .seeOther, "\(answer.text)")
            let page = try await market.visitor.page(try #require(answer.headers[.location]))
            #expect(page.status == .ok)
            #expect(page.text.contains("源码.zip"))
            #expect(page.text.contains("加载慢"))
            let picture = try #require(page.text.firstMatch(of: /src="(\/files\/[0-9a-f]{64}\/[^"]+)"/)).1
            let shown = try await market.visitor.page(String(picture))
            #expect(shown.headers[.contentType] == "image/png")
            #expect(shown.headers[.xContentTypeOptions] == "nosniff")
            #expect(shown.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(Array(buffer: shown.body) == Self.png)
        }
    }

    @Test func aRefusedFormComesBackWithWhatWasTypedAndUploaded() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await seller.upload(
                "/listings/new",
                ["category": "website-source", "title": "留下来的标题", "price": "一百元", "f.version": "x"],
                files: [("artefact", "源码.zip", [1, 2, 3])])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("留下来的标题"))
            #expect(answer.text.contains("请填写金额"))
            #expect(answer.text.contains("源码.zip"))
            #expect(answer.text.contains("name=\"artefactUpload\""))
        }
    }

    @Test(arguments: [
        (body(title: "7"), 422, "fieldsWrong", "title"),
        (body(title: #""""#), 422, "fieldsWrong", "title"),
        (body(more: #""noneKnown": true, "colour": "red""#), 422, "fieldsWrong", "colour"),
        (body(more: #""noneKnown": false"#), 422, "fieldsWrong", "defects"),
        (body(more: #""noneKnown": true, "defects": [{"severity": "minor", "text": "x"}]"#), 422, "fieldsWrong", "noneKnown"),
        (body(more: #""defects": [{"severity": "awful", "text": "x"}]"#), 422, "fieldsWrong", "defects[0]"),
        (body(more: #""noneKnown": true, "artefact": "xyz""#), 422, "fieldsWrong", "artefact"),
        (body(fields: #"{"support": "x"}"#), 422, "fieldsWrong", "fields.version"),
        (body(fields: #"{"version": "1", "support": "x", "pages": 501}"#), 422, "fieldsWrong", "fields.pages"),
        (body(fields: #"{"version": "1", "support": "x", "pages": "12"}"#), 422, "fieldsWrong", "fields.pages"),
        (body(fields: #"{"version": "1", "support": "x", "stack": "cobol"}"#), 422, "fieldsWrong", "fields.stack"),
        (body(fields: #"{"version": "1", "support": {"a": 1}}"#), 422, "fieldsWrong", "fields.support"),
        (body(fields: "[]"), 422, "fieldsWrong", "fields"),
        (#"{"category": "unheard-of"}"#, 422, "fieldsWrong", "category"),
        (#"{"category": "website-source", "deliveryHours": "99999999999999999999"}"#, 422, "fieldsWrong", "deliveryHours"),
        (#"{"category": "website-source", "deliveryHours": 99999999999999999999}"#, 400, "jsonMalformed", nil),
        (#"{"category": "website-source", "deliveryHours": 2161}"#, 422, "fieldsWrong", "deliveryHours"),
        (#"{"category": "website-source", "price": "99999999999999999999"}"#, 422, "fieldsWrong", "price"),
        (#"{"category": "website-source""#, 400, "jsonMalformed", nil),
    ]) func whatDoesNotDoIsRefused(_ body: String, _ status: Int, _ code: String, _ field: String?) async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await seller.send("/listings/new", body)
            #expect(answer.status.code == status, "\(answer.text)")
            #expect(try answer.errorCode == code)
            if let field { #expect(answer.text.contains("\"field\":\"\(field)\""), "\(answer.text)") }
            #expect(try await seller.json("/selling").text.contains("\"listings\":[]"))
        }
    }

    @Test func aLongFormWithFilesIsTaken() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let choices = Array(repeating: ("f.platforms", "linux"), count: 150)
            let answer = try await seller.upload(
                "/listings/new", pairs: Self.form.map { ($0, $1) } + choices, files: [("pictures", "a.png", Self.png)])
            #expect(answer.status == .unprocessableContent, "a choice ticked twice is a mistake, but the form was read")
        }
    }

    @Test func onlyWhatWasDepositedCanBeOffered() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let other = try await market.member("lilei")
            let file = try await market.deposit([1, 2, 3], by: other)
            let artefact = #""noneKnown": true, "artefact": "\#(file.artefact.sha256)""#
            let answer = try await seller.send("/listings/new", Self.body(more: artefact))
            #expect(try answer.errorCode == "notDeposited")
            let own = try await market.deposit([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], by: seller)
            let picture = #""noneKnown": true, "screenshots": ["\#(own.artefact.sha256)"]"#
            #expect(try await seller.send("/listings/new", Self.body(more: picture)).errorCode == "pictureUnknown")
        }
    }

    @Test func aPictureIsToldByItsContent() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            for bytes in [Array("<script>alert(1)</script>".utf8), [0x89, 0x50]] {
                let answer = try await seller.upload(
                    "/listings/new", Self.form, files: [("pictures", "a.png", bytes)])
                #expect(answer.status == .unprocessableContent)
                #expect(answer.text.contains("这不是 PNG"))
            }
            let large = Self.png + Array(repeating: 0, count: Limits.pictureBytesMax)
            let answer = try await seller.upload("/listings/new", Self.form, files: [("pictures", "a.png", large)])
            #expect(answer.status == .contentTooLarge)
            #expect(try await seller.json("/selling").text.contains("\"listings\":[]"))
        }
    }

    @Test func aRepeatedRequestPublishesOnce() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let first = try await seller.send("/listings/new", Self.body(), key: "k1")
            let again = try await seller.send("/listings/new", Self.body(), key: "k1")
            #expect(first.status == .created)
            #expect(again.status == .ok)
            #expect(try first.text("listing") == again.text("listing"))
            #expect(try first.text("receipt") == again.text("receipt"))
            let other = try await seller.send("/listings/new", Self.body(title: #""另一件""#), key: "k1")
            #expect(other.status == .conflict)
            #expect(try other.errorCode == "keyReused")
            #expect(try await seller.send("/listings/new", Self.body(), key: "a b").errorCode == "keyMalformed")
        }
    }

    @Test func aFormSentTwicePublishesOnceButAChangedOneAgain() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let form = [("once", "same-value")] + Self.form.map { ($0, $1) }
            let first = try await seller.upload("/listings/new", pairs: form, files: [])
            let again = try await seller.upload("/listings/new", pairs: form, files: [])
            #expect(first.headers[.location] == again.headers[.location])
            let changed = form.map { ($0, $0 == "title" ? "另一件" : $1) }
            let other = try await seller.upload("/listings/new", pairs: changed, files: [])
            #expect(other.status == .seeOther)
            #expect(first.headers[.location] != other.headers[.location])
        }
    }

    @Test func aForeignPageAndAVisitorCannotPublish() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            #expect(try await seller.submit("/listings/new", Self.form, token: "").status == .forbidden)
            #expect(try await seller.submit("/listings/new", Self.form, token: "foreign").status == .forbidden)
            #expect(try await market.visitor.send("/listings/new", Self.body()).status == .unauthorized)
            #expect(try await market.visitor.page("/listings/new").status == .seeOther)
            #expect(try await seller.page("/listings/new?category=unheard-of").status == .notFound)
        }
    }

    @Test func anOversizedBodyIsRefused() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let long = String(repeating: "长", count: Limits.formBytesMax)
            let answer = try await seller.send("/listings/new", Self.body(title: "\"\(long)\""))
            #expect(answer.status == .contentTooLarge)
        }
    }

    static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(repeating: 1, count: 500)

    static let form: KeyValuePairs = [
        "category": "website-source", "title": "企业官网", "price": "199", "f.version": "1.2", "f.stack": "php",
        "f.platforms": "linux", "f.pages": "１２", "f.encrypted": "no", "f.support": "站内消息",
        "defects.minor": "IE 不支持\r\n加载慢", "licence": "oneProduct", "includesSource": "yes",
        "deliveryHours": "48", "acceptanceDays": "14", "changeRounds": "2", "supportMonths": "6",
        "noReasonReturnDays": "0", "returnCondition": "notDownloaded",
    ]
}
