import Testing

@testable import Payments

@Suite struct SigningKeyTests {
    @Test func keysSurviveTheirText() throws {
        let key = SigningKey.generate()
        let again = try #require(SigningKey(hex: key.hex))
        #expect(again.verifyingKey.hex == key.verifyingKey.hex)
        let verifying = try #require(VerifyingKey(hex: key.verifyingKey.hex))
        #expect(verifying.isSignature(try again.signature(of: [1, 2, 3]), of: [1, 2, 3]))
        #expect(!verifying.isSignature(try again.signature(of: [1, 2, 3]), of: [1, 2, 4]))
    }

    /// Source: RFC 8032, 7.1, test 2.
    @Test func theSignatureIsEd25519() throws {
        let key = try #require(SigningKey(hex: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        #expect(key.verifyingKey.hex == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        let expected =
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        let signature = try #require(Hex.bytes(expected))
        #expect(key.verifyingKey.isSignature(signature, of: [0x72]))
    }

    @Test(arguments: [
        "", "00", "zz", String(repeating: "0", count: 63), String(repeating: "A", count: 64), String(repeating: "é", count: 32),
    ])
    func otherTextsAreNoKeys(_ text: String) {
        #expect(SigningKey(hex: text) == nil)
    }
}

extension SigningKey: Equatable {
    public static func == (left: SigningKey, right: SigningKey) -> Bool { left.hex == right.hex }
}
