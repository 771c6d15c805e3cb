import Foundation
import Market
import Store
import Testing

@testable import Service

/// Each way of tampering with the store is found, and named.
@Suite struct AuditTests {
    @Test(arguments: [
        (
            "UPDATE entries SET header = CAST(replace(CAST(header AS TEXT), 'buyer', 'seller') AS BLOB) WHERE position = 4",
            "entry 4"
        ),
        ("DELETE FROM entries WHERE position = 3", "entry 3 is missing"),
        ("UPDATE entries SET sequence = 900 WHERE position = 4", "another stream or sequence"),
        ("UPDATE openings SET value = CAST('假的' AS BLOB) WHERE field = 'text'", "not the one that was committed to"),
        ("UPDATE streams SET sequence = sequence + 1 WHERE number = 0", "newest entry of stream number 0"),
        ("UPDATE v_postings SET amount_minor = amount_minor + 1 WHERE amount_minor > 0", "the ledger has the posting"),
        ("UPDATE v_balances SET balance_minor = balance_minor + 1 WHERE account = 'fees'", "the balance of fees"),
        ("DELETE FROM v_postings", "0 postings"),
        ("UPDATE tiles SET hashes = zeroblob(length(hashes)) WHERE level = 0", "the tile tile/0/000"),
        ("UPDATE checkpoints SET size = size + 1", "checkpoint"),
        ("DELETE FROM streams WHERE number = 1", "stream"),
    ]) func tamperingIsNamed(sql: String, named: String) async throws {
        let market = try await TestMarket.open()
        try await walk(market)
        _ = try await market.audit.run()
        _ = try await market.marketplace.database.write { try $0.run(SQL(sql)) }
        let fault = await #expect(throws: Audit.Fault.self) { try await market.audit.run() }
        #expect(fault?.description.contains(named) == true, "\(fault?.description ?? "nothing was found")")
        try await market.close()
    }

    @Test func aChangedFileIsNamed() async throws {
        let market = try await TestMarket.open()
        try await walk(market)
        let blobs = market.folder.appending(path: "blobs")
        let files = try #require(FileManager.default.enumerator(at: blobs, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.lastPathComponent.count == 64 {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            try Data("别的内容".utf8).write(to: file)
        }
        let fault = await #expect(throws: Audit.Fault.self) { try await market.audit.run() }
        #expect(fault?.description.contains("does not agree with its name") == true)
        try await market.close()
    }

    private func walk(_ market: TestMarket) async throws {
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        try await market.marketplace.notary.checkpoint()
    }
}
