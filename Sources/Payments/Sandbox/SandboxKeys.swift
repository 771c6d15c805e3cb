/// The keys of both sides of a sandbox. In one process both are at hand; in two, each side has its own and the other's public half.
package struct SandboxKeys: Sendable {
    /// Signs pay links and questions.
    package let merchant: SigningKey
    /// Signs answers and notifications.
    package let bank: SigningKey

    package init(merchant: SigningKey, bank: SigningKey) {
        self.merchant = merchant
        self.bank = bank
    }

    /// New ones.
    package static func generate() -> SandboxKeys { SandboxKeys(merchant: .generate(), bank: .generate()) }
}
