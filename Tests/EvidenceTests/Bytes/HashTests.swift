import Evidence
import Testing

@Suite struct HashTests {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func hashesWhatFIPS180GivesAsExample() throws {
        let hash = Hash.sha256("abc".bytes)
        #expect(hash.hex == abc)
        #expect(hash.description == abc)
        #expect(Hash(hex: abc) == hash)
        #expect(Hash(bytes: hash.bytes) == hash)
        #expect(Hash(base64: hash.base64) == hash)
        #expect(hash.withUnsafeBytes { Array($0) } == hash.bytes)
        var output: [UInt8] = [9]
        hash.append(to: &output)
        #expect(output == [9] + hash.bytes)
        #expect(Set([hash, Hash.sha256("abd".bytes)]).count == 2)
    }

    @Test func refusesAnotherLengthAndUpperCase() {
        #expect(Hash(bytes: [UInt8](repeating: 0, count: 31)) == nil)
        #expect(Hash(bytes: [UInt8](repeating: 0, count: 33)) == nil)
        #expect(Hash(hex: String(abc.dropLast(2))) == nil)
        #expect(Hash(hex: abc.uppercased()) == nil)
        #expect(Hash(base64: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa1=") == nil)
        #expect(Hash(base64: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=") != nil)
    }
}
