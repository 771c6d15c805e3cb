import Crypto
import Foundation
import Market
import Testing

@testable import Payments

/// Bills from the two providers, with their own SDKs on the other side: the question is signed as they demand, the answer that
/// names the file is verified, and the file itself is the one that was named.
@Suite(.serialized) struct BillFetchingTests {
    static let day = BeijingDay(text: "2026-11-22")!

    @Test func alipaysBillIsFetchedFromAlipayOnly() async throws {
        let double = try await AlipayWorld.start()
        try await AlipayWorld.with(own: double) { world in
            #expect(try await world.gateway.bill(of: Self.day) == .absent)
            let bytes = AlipayBillTests.gbk(AlipayBillTests.bill)
            func offer(_ address: String) async throws {
                try await double.command("bill", ["bytes": Data(bytes).base64EncodedString(), "address": address])
            }
            try await offer("\(double.address)/bill")
            #expect(try await world.gateway.bill(of: Self.day) == .file(bytes))
            #expect(try GatewayBill.read(bytes, from: "alipay", of: Self.day).lines.count == 4)
            #expect(throws: BillFault.self) { try GatewayBill.read(bytes, from: "alipay", of: Self.day.adding(days: 1)) }
            for address in ["http://localhost:1/bill", "https://alipay.com.example/bill", "ftp://alipay.com/bill", ""] {
                try await offer(address)
                await #expect(throws: GatewayFailure.malformed("bill_download_url"), "\(address)") {
                    try await world.gateway.bill(of: Self.day)
                }
            }
            try await double.command("mood", ["mood": "badsignature"])
            await #expect(throws: GatewayFailure.forged) { try await world.gateway.bill(of: Self.day) }
            #expect(world.gateway.billTime(of: Self.day) == Self.day.end.adding(.hours(10)))
        }
        try double.stop()
    }

    @Test(arguments: [WeChatPayWorld.Kind.platform, .merchant]) func weChatPaysBillIsTheOneThatWasNamed(
        _ kind: WeChatPayWorld.Kind
    ) async throws {
        let double = try await WeChatPayWorld.start(kind)
        try await WeChatPayWorld.with(kind, own: double) { world in
            #expect(try await world.gateway.bill(of: Self.day) == .absent)
            let bytes = Array(WeChatPayBillTests.bill.utf8)
            let hash = Hex.text(Array(Insecure.SHA1.hash(data: bytes)))
            func offer(_ address: String, _ hash: String) async throws {
                try await double.command(
                    "bill", ["bytes": Data(bytes).base64EncodedString(), "address": address, "hash": hash])
            }
            let address = "\(double.address)/v3/billdownload/file?token=abc123"
            try await offer(address, hash)
            #expect(try await world.gateway.bill(of: Self.day) == .file(bytes))
            #expect(try GatewayBill.read(bytes, from: "wechatpay", of: Self.day).lines.count == 4)
            try await offer(address, String(repeating: "0", count: 40))
            await #expect(throws: GatewayFailure.forged) { try await world.gateway.bill(of: Self.day) }
            try await offer("https://elsewhere.example/file?token=abc123", hash)
            await #expect(throws: GatewayFailure.malformed("download_url")) { try await world.gateway.bill(of: Self.day) }
        }
        try double.stop()
    }
}
