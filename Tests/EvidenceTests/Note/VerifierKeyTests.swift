import Evidence
import Testing

@Suite struct VerifierKeyTests {
    // The key of the example in the documentation of golang.org/x/mod/sumdb/note.
    static let peterNeumann = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    @Test func readsAKeyOfAnotherImplementation() throws {
        let key = try #require(VerifierKey(encoded: VerifierKeyTests.peterNeumann))
        #expect(key.name == "PeterNeumann")
        #expect(key.keyID == 0xc74f_20a3)
        #expect(key.encoded == VerifierKeyTests.peterNeumann)
        #expect(VerifierKey(name: key.name, publicKey: key.publicKey) == key)
    }

    @Test func verifiesTheFirstVectorOfRFC8032() throws {
        let key = try #require(
            VerifierKey(
                name: "k", publicKey: Hex.decode("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")!))
        let signature = Hex.decode(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        )!
        #expect(key.isValid(signature: signature, of: []))
        #expect(!key.isValid(signature: signature, of: [0]))
        #expect(!key.isValid(signature: Array(signature.dropLast()), of: []))
        #expect(!key.isValid(signature: [], of: []))
    }

    @Test(arguments: [
        "", "PeterNeumann", "PeterNeumann+c74f20a3+",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW=",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
    ])
    func refuses(_ text: String) {
        #expect(VerifierKey(encoded: text) == nil)
    }

    @Test func namesHaveNoSpacesAndNoPlus() {
        for name in ["", "a b", "a+b", "a\u{3000}", "a\n", "a\u{0}"] { #expect(!VerifierKey.isName(name)) }
        #expect(VerifierKey.isName("市场.example/log"))
        #expect(VerifierKey(name: "a", publicKey: [1]) == nil)
    }
}
