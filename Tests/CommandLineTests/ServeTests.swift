import Foundation
import Testing

@Suite struct ServeTests {
    /// The address comes first, then the accounts; SIGTERM ends it cleanly; a second start finds the world there.
    @Test(.timeLimit(.minutes(2))) func printsTheAddressAndTheAccounts() async throws {
        try await withFolder { folder in
            for _ in 1...2 {
                let server = try Command.start(
                    ["serve", "--demo", "--weak-passwords", "--port", "0", "--bank-port", "0"], in: folder)
                while try !server.output().contains("shenyi"), server.isRunning {
                    try await Task.sleep(for: .milliseconds(50))
                }
                let lines = try server.output().split(separator: "\n")
                #expect(lines.first?.contains("http://127.0.0.1:") == true)
                #expect(lines.contains { $0.contains("chengxu-demo-2026") })
                server.stop()
                let ended = await server.ended()
                #expect(ended.status == 0, "\(ended.errors)")
            }
        }
    }

    @Test func theDemoWorldNeedsTheBankBesideTheMarket() async throws {
        try await withFolder { folder in
            let refused = try await Command.run(["serve", "--demo", "--bank-url", "http://127.0.0.1:1"], in: folder)
            #expect(refused.status == 64)
            #expect(refused.errors.contains("--bank-url"))
        }
    }

    @Test(arguments: [
        ("--fee-borne-by", "everybody"), ("--fee-basis-points", "10001"), ("--fee-basis-points", "-1"), ("--fee-fixed-fen", "-1"),
    ])
    func theFeeHasItsBounds(option: String, value: String) async throws {
        try await withFolder { folder in
            let refused = try await Command.run(["serve", "\(option)=\(value)"], in: folder)
            #expect(refused.status == 64)
            #expect(refused.errors.contains(option))
        }
    }
}
