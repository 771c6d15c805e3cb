import Evidence
import Testing

@Suite struct SignerKeyTests {
    // The secret key of the example in the documentation of golang.org/x/mod/sumdb/note, published there.
    static let peterNeumann = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"

    @Test func readsAKeyOfAnotherImplementationAndSignsLikeIt() throws {
        let key = try #require(SignerKey(encodedSecret: SignerKeyTests.peterNeumann))
        #expect(key.verifier.encoded == VerifierKeyTests.peterNeumann)
        #expect(key.encodedSecret == SignerKeyTests.peterNeumann)
        #expect(key.name == "PeterNeumann")
        let signature = try key.sign("text".bytes)
        #expect(key.verifier.isValid(signature: signature, of: "text".bytes))
        #expect(!key.verifier.isValid(signature: signature, of: "Text".bytes))
    }

    @Test func refusesWhatIsNoKey() {
        #expect(SignerKey(name: "a b", seed: [UInt8](repeating: 0, count: 32)) == nil)
        #expect(SignerKey(name: "a", seed: [UInt8](repeating: 0, count: 31)) == nil)
        #expect(SignerKey(encodedSecret: "") == nil)
        #expect(SignerKey(encodedSecret: SignerKeyTests.peterNeumann.replacing("c74f", with: "c74e")) == nil)
        #expect(SignerKey(encodedSecret: SignerKeyTests.peterNeumann.replacing("PRIVATE", with: "PUBLIC")) == nil)
    }
}
