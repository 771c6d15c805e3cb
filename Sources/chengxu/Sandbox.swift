import Foundation
import Logging
import Market
import Payments

/// The bank with play money and its gateway, as one installation sets them up.
struct Sandbox {
    let keys: SandboxKeys
    let host: String
    let port: Int
    /// Where the bank keeps its book; nil for memory only.
    let folder: URL?

    /// The shop's name at the bank.
    static let merchant: SandboxMerchant = {
        guard let merchant = SandboxMerchant("chengxu") else { preconditionFailure("chengxu is a merchant's name") }
        return merchant
    }()

    /// The bank, to be run as a service of its own. `now` is its clock.
    func bank(logger: Logger, now: @escaping @Sendable () -> Timestamp = WallClock.now) throws -> SandboxBank {
        let title = Bilingual(zh: "诚序通", en: "Chengxu escrow")
        if let folder { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        return try SandboxBank(
            SandboxBank.Configuration(
                host: host, port: port,
                merchants: [Self.merchant: SandboxBank.Merchant(key: keys.merchant.verifyingKey, title: title)],
                key: keys.bank, folder: folder?.path, allowsMishaps: true, timing: SandboxBank.Timing()),
            logger: logger, now: now)
    }

    /// The gateway that talks to the bank at that address. `now` is the market's clock.
    func gateway(
        at address: WebAddress, now: @escaping @Sendable () -> Timestamp = WallClock.now
    ) -> SandboxGateway {
        SandboxGateway(
            SandboxGateway.Configuration(
                bankPages: address, bankServer: address, merchant: Self.merchant, merchantKey: keys.merchant,
                bankKey: keys.bank.verifyingKey, timeoutMs: 5_000),
            now: now)
    }
}
