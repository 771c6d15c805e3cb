import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct DraftRoutesTests {
    static let typed: KeyValuePairs = [
        "category": "website-source", "title": "写到一半的 <标题>", "price": "一百元", "f.version": "x", "f.platforms": "linux",
        "defects.minor": "IE 不支持\r\n加载慢", "supportChannels": "ticket", "conditionalReturns.quality": "30",
    ]

    /// The path of a draft that was begun from a form.
    private func begin(_ seller: WebMember, _ fields: KeyValuePairs<String, String> = typed) async throws -> String {
        let answer = try await seller.submit("/drafts", fields)
        #expect(answer.status == .seeOther, "\(answer.text)")
        return try #require(answer.headers[.location])
    }

    @Test func whatWasTypedIsKeptAndComesBack() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let path = try await begin(seller)
            let page = try await seller.page(path)
            #expect(page.status == .ok)
            for text in ["写到一半的 &lt;标题&gt;", "value=\"一百元\"", "加载慢", "value=\"linux\" checked", "value=\"30\""] {
                #expect(page.text.contains(text), "\(text)")
            }
            #expect(page.text.contains("name=\"draftRevision\" value=\"1\""))
            #expect(page.text.contains("name=\"f.version\" type=\"text\" value=\"x\""))
            let list = try await seller.page("/selling")
            #expect(list.text.contains(path))
            #expect(list.text.contains("写到一半的 &lt;标题&gt;"))
        }
    }

    @Test func aScriptSavesAndGetsTheMeter() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let begun = try await seller.send("/drafts?show=meter", #"{"category": "website-source", "title": "企业官网"}"#)
            #expect(begun.status == .created, "\(begun.text)")
            let draft = try #require(try begun.text("draft"))
            #expect(try begun.object["revision"] == .integer(1))
            let before = try begun.object["completeness"]
            #expect(before?["publishable"] == .bool(false))
            #expect(try begun.text("meter")?.contains("id=\"meter\"") == true)
            let saved = try await seller.send(
                "/drafts/\(draft)",
                #"{"draftRevision": 1, "title": "企业官网", "price": "199", "fields": {"version": "1.2", "support": "站内"}, "noneKnown": true}"#
            )
            #expect(saved.status == .ok, "\(saved.text)")
            #expect(try saved.object["revision"] == .integer(2))
            guard case .integer(let first)? = before?["answered"],
                case .integer(let second)? = try saved.object["completeness"]?["answered"]
            else { throw Failure() }
            #expect(second == first + 4, "price, version, support, defects")
            let read = try await seller.json("/drafts/\(draft)")
            #expect(read.text.contains(#"{"name":"f.version","value":"1.2"}"#), "\(read.text)")
        }
    }

    @Test func aSecondTabIsToldAndLosesNothing() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let path = try await begin(seller)
            let first = try await seller.submit(path, ["draftRevision": "1", "title": "第一页的"])
            #expect(first.status == .seeOther)
            let second = try await seller.submit(path, ["draftRevision": "1", "title": "第二页的"])
            #expect(second.status == .conflict)
            #expect(second.text.contains("第二页的"))
            #expect(second.text.contains("name=\"draftRevision\" value=\"2\""), "saving once more is a decision")
            #expect(try await seller.page(path).text.contains("第一页的"))
            let again = try await seller.submit(path, ["draftRevision": "2", "title": "第二页的"])
            #expect(again.status == .seeOther)
            #expect(try await seller.page(path).text.contains("第二页的"))
            let script = try await seller.send(path, #"{"draftRevision": 1}"#)
            #expect(script.status == .conflict)
            #expect(try script.errorCode == "draftChangedElsewhere")
            #expect(try await seller.send(path, "{}").status == .unprocessableContent)
        }
    }

    @Test func filesBelongToTheDraft() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await seller.upload(
                "/drafts", ["category": "website-source", "title": "带文件"],
                files: [("artefact", "源码.zip", [1, 2, 3]), ("pictures", "首页.png", PublishRouteTests.png)])
            #expect(answer.status == .seeOther, "\(answer.text)")
            let path = try #require(answer.headers[.location])
            let page = try await seller.page(path)
            #expect(page.text.contains("源码.zip"))
            #expect(page.text.contains("alt=\"首页.png\""))
            let wrong = try await seller.upload(
                "/drafts", ["category": "website-source", "title": "留下的标题"], files: [("pictures", "a.png", [1, 2])])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("留下的标题"))
            #expect(try await seller.json("/selling").text.ranges(of: "\"draft\":").count == 2, "kept all the same")
            let foreign = try await market.deposit([9, 9, 9], by: try await market.member("lilei"))
            let stolen = try await seller.send(
                "/drafts", #"{"category": "website-source", "artefact": "\#(foreign.artefact.sha256)"}"#)
            #expect(stolen.status == .created)
            #expect(!stolen.text.contains(foreign.artefact.sha256.rawValue), "nobody drafts with another's file")
        }
    }

    @Test func thePreviewIsTheListingsPage() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let sent = try await seller.submit(
                "/drafts",
                [
                    "category": "website-source", "title": "企业官网", "price": "一百元", "f.stack": "php",
                    "defects.minor": "IE 不支持",
                    "then": "preview",
                ])
            let path = try #require(sent.headers[.location])
            #expect(path.hasSuffix("/preview"))
            let page = try await seller.page(path)
            #expect(page.status == .ok)
            for text in ["预览", "企业官网", "选项php", "一般缺陷：IE 不支持", "还没有定价", "还缺"] {
                #expect(page.text.contains(text), "\(text)")
            }
            #expect(!page.text.contains("¥0.01"))
            #expect(!page.text.contains("/publication"), "what is not complete is not published from here")
            #expect(!page.text.contains("/withdrawal"))
            #expect(!page.text.contains("name=\"buy\""))
        }
    }

    @Test func aPreviewSaysNothingThatTheSellerHasNotSaid() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let path = try await begin(seller, ["category": "website-source", "price": "199"])
            let page = try await seller.page("\(path)/preview")
            for text in ["（还没有标题）", "还没有写明已知缺陷", "¥199.00"] { #expect(page.text.contains(text), "\(text)") }
            #expect(!page.text.contains("卖家声明：没有已知缺陷"))
            #expect(!page.text.contains("已知缺陷已写明"), "the check says nothing of what nobody has answered")
            #expect(!page.text.contains("许可范围"), "a licence that was not chosen is not shown")
        }
    }

    @Test func aCompleteDraftIsPublishedFromItsPreviewAndIsGone() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let path = try await begin(seller, PublishRouteTests.form)
            let preview = try await seller.page("\(path)/preview")
            #expect(preview.text.contains("\(path)/publication"))
            let published = try await seller.submit("\(path)/publication")
            #expect(published.status == .seeOther, "\(published.text)")
            let listing = try #require(published.headers[.location])
            let page = try await market.visitor.page(listing)
            #expect(page.text.contains("企业官网"))
            #expect(page.text.contains("加载慢"))
            #expect(try await seller.page(path).status == .notFound)
        }
    }

    @Test func publishingTheFormTakesItsDraftAway() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let path = try await begin(seller)
            let id = try #require(path.split(separator: "/").last.map(String.init))
            let refused = try await seller.upload(
                "/listings/new",
                pairs: [("category", "website-source"), ("draft", id), ("draftRevision", "1"), ("title", "半成品")],
                files: [])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("半成品"))
            #expect(refused.text.contains("name=\"draft\" value=\"\(id)\""), "it stays the same draft")
            #expect(refused.text.contains("href=\"#f-f.version\""), "what is missing is linked")
            #expect(refused.text.contains("href=\"#f-price\""))
            let form = PublishRouteTests.form.map { ($0, $1) } + [("draft", id), ("draftRevision", "1")]
            #expect(try await seller.submit(path, ["draftRevision": "1", "title": "别处改过"]).status == .seeOther)
            let stale = try await seller.upload("/listings/new", pairs: form, files: [])
            #expect(stale.status == .conflict, "what another page saved is not thrown away unasked")
            #expect(stale.text.contains("name=\"draftRevision\" value=\"2\""))
            #expect(stale.text.contains("加载慢"))
            let newest = form.map { ($0, $0 == "draftRevision" ? "2" : $1) }
            let published = try await seller.upload("/listings/new", pairs: newest, files: [])
            #expect(published.status == .seeOther, "\(published.text)")
            #expect(try await seller.page(path).status == .notFound)
        }
    }

    @Test func aNewRevisionIsDraftedToo() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let listing = try await market.listing(by: seller)
            let form = try await seller.page("/listings/\(listing)/revise")
            #expect(form.text.contains("name=\"listing\" value=\"\(listing)\""))
            #expect(form.text.contains("IE 不支持"))
            let path = try await begin(
                seller,
                [
                    "category": "website-source", "listing": listing.rawValue, "title": "第二版的标题", "f.version": "2.0",
                ])
            let page = try await seller.page(path)
            #expect(page.text.contains("action=\"/listings/\(listing)/revise\""))
            #expect(page.text.contains("第二版的标题"))
            #expect(try await seller.page("\(path)/preview").text.contains("第 2 版"))
            #expect(
                try await seller.page("/listings/\(listing)/revise").text.contains(path),
                "a draft begun before is offered")
            let other = try await market.member("lilei")
            let foreign = try await other.submit(
                "/drafts", ["category": "website-source", "listing": listing.rawValue])
            #expect(foreign.status == .notFound)
        }
    }

    @Test func draftsAreTheirOwners() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let other = try await market.member("lilei")
            let path = try await begin(seller)
            for answer in [
                try await other.page(path), try await other.page("\(path)/preview"),
                try await other.submit(path, ["draftRevision": "1"]), try await other.submit("\(path)/publication"),
            ] { #expect(answer.status == .notFound) }
            _ = try await other.submit("\(path)/removal")
            #expect(try await seller.page(path).status == .ok)
            #expect(try await market.visitor.page(path).status == .seeOther)
            #expect(try await seller.submit(path, ["draftRevision": "1"], token: "foreign").status == .forbidden)
            let gone = try await seller.submit("\(path)/removal")
            #expect(gone.headers[.location] == "/selling")
            #expect(try await seller.page(path).status == .notFound)
            let second = try await begin(seller)
            #expect(try await seller.send(second, method: .delete).status == .ok)
            #expect(try await seller.page(second).status == .notFound)
        }
    }

    @Test(arguments: [
        (#"{}"#, 422, "fieldsWrong"), (#"{"category": "unheard-of"}"#, 422, "fieldsWrong"),
        (#"{"category": "website-source", "fields": {"colour": "red"}}"#, 422, "fieldsWrong"),
        (#"{"category": "website-source", "colour": "red"}"#, 422, "fieldsWrong"),
        (#"{"category": "website-source", "title": {"a": 1}}"#, 422, "fieldsWrong"),
        (#"{"category": "website-source", "listing": "01m00000000000000000000000"}"#, 404, "notFound"),
    ]) func whatIsNoDraftIsRefused(_ body: String, _ status: Int, _ code: String) async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await seller.send("/drafts", body)
            #expect(answer.status.code == status, "\(answer.text)")
            #expect(try answer.errorCode == code)
            #expect(try await seller.json("/selling").text.contains("\"drafts\":[]"))
        }
    }

    private struct Failure: Error {}
}
