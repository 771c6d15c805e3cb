import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Service
@testable import Web

/// A delivery sent by a browser without script, its files in the form.
@Suite struct DeliverFilesRouteTests {
    @Test func theSameFormSentTwiceIsOneDelivery() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            let file = (field: "file", name: "源码.zip", bytes: TradeSteps.fileBytes)
            func send(_ note: String) async throws -> TestResponse {
                try await steps.seller.upload(
                    "/trades/\(trade)/deliveries", ["once": "a-value-of-the-form", "note": note], files: [file])
            }
            #expect(try await send("请查收").status == .seeOther)
            let delivered = try await steps.buyer.json("/trades/\(trade)/events").body
            #expect(try await send("请查收").status == .seeOther)
            #expect(try await steps.buyer.json("/trades/\(trade)/events").body == delivered)
            #expect(try await send("另一次交付").status == .conflict)
            #expect(try await steps.buyer.json("/trades/\(trade)/events").body == delivered)
        }
    }

    @Test func whatWasTypedAndSentStaysInARefusedForm() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            let answer = try await steps.seller.upload(
                "/trades/\(trade)/deliveries", ["note": "安装说明在压缩包里", "surprise": "1"],
                files: [(field: "file", name: "补充说明.pdf", bytes: Array("说明".utf8))])
            #expect(answer.status == .unprocessableContent)
            let page = String(buffer: answer.body)
            #expect(page.contains("安装说明在压缩包里"))
            #expect(page.contains("补充说明.pdf"))
            #expect(page.contains(#"name="fileUpload""#))
        }
    }
}
