import Evidence
import Testing

@Suite struct CommitmentTests {
    let salt = Array(repeating: UInt8(7), count: 32)

    @Test func hashesExactlyTheFramedBytes() throws {
        let opening = try #require(Opening(salt: salt, text: "你好"))
        let framed = "chengxu commitment v1\nbody\n".bytes + salt + "你好".bytes
        #expect(Commitment.commit(opening, field: "body") == Hash.sha256(framed))
        #expect(Commitment.verify(Hash.sha256(framed), opening: opening, field: "body"))
    }

    @Test func anotherFieldSaltOrValueDoesNotOpen() throws {
        let opening = try #require(Opening(salt: salt, text: "hello"))
        let commitment = Commitment.commit(opening, field: "body")
        #expect(!Commitment.verify(commitment, opening: opening, field: "title"))
        let otherSalt = try #require(Opening(salt: Array(salt.dropLast()) + [8], text: "hello"))
        #expect(!Commitment.verify(commitment, opening: otherSalt, field: "body"))
        let otherValue = try #require(Opening(salt: salt, text: "hell"))
        #expect(!Commitment.verify(commitment, opening: otherValue, field: "body"))
    }

    @Test func fieldAndSaltDoNotRunIntoEachOther() throws {
        let shifted = try #require(Opening(salt: Array(salt.dropFirst()) + [1], value: [2]))
        let plain = try #require(Opening(salt: salt, value: [1, 2]))
        #expect(Commitment.commit(plain, field: "a") != Commitment.commit(shifted, field: "a\u{7}"))
    }
}
