import Evidence
import Testing

@Suite struct Base64Tests {
    // RFC 4648 section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func encodesTheVectors(_ text: String, _ encoded: String) {
        #expect(Base64.encode(text.bytes) == encoded)
        #expect(Base64.decode(encoded) == text.bytes)
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8=Zm8=", "Zg==\n", " Zg==", "Zm9-", "Zm9_", "=", "====", "A===",
        "Z=g=",
        "Zm9v Zm9v", "é===",
    ])
    func refuses(_ text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test func everyTextThatIsAcceptedIsTheOnlyOne() {
        var numbers = SampleNumbers(seed: 1)
        for count in 0..<100 {
            let bytes = numbers.bytes(count)
            let encoded = Base64.encode(bytes)
            #expect(Base64.decode(encoded) == bytes)
            guard count > 0 else { continue }
            var mutant = encoded.bytes
            mutant[Int.random(in: 0..<mutant.count, using: &numbers)] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            if let decoded = Base64.decode(mutant.text) { #expect(Base64.encode(decoded).bytes == mutant) }
        }
    }
}
