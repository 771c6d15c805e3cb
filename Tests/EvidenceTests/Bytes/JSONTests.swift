import Evidence
import Testing

@Suite struct JSONTests {
    @Test func accessorsGiveOnlyTheirOwnKind() throws {
        let json: JSON = ["a": .null, "b": true, "c": 3, "d": "x", "e": [1, 2], "f": ["g": "h"]]
        #expect(json["a"]?.isNull == true)
        #expect(json["b"]?.bool == true)
        #expect(json["c"]?.integer == 3)
        #expect(json["c"]?.number == 3)
        #expect(json["d"]?.string == "x")
        #expect(json["e"]?.array?.count == 2)
        #expect(json["f"]?["g"]?.string == "h")
        #expect(json["c"]?.string == nil)
        #expect(json["d"]?.integer == nil)
        #expect(json["z"] == nil)
        #expect(JSON.number(0.5).number == 0.5)
        #expect(JSON.string("x")["a"] == nil)
    }

    @Test func textsThatOnlyLookAlikeAreDifferent() {
        #expect("\u{e9}" as String == "e\u{301}")
        #expect(JSON.string("\u{e9}") != JSON.string("e\u{301}"))
        let object: JSON.Object = ["\u{e9}": 1, "e\u{301}": 2]
        #expect(object.count == 2)
        #expect(object["\u{e9}"]?.integer == 1)
        #expect(object["e\u{301}"]?.integer == 2)
    }

    @Test func aNumberEqualsTheIntegerItIsWrittenLike() {
        #expect(JSON.number(3) == JSON.integer(3))
        #expect(JSON.number(3.5) != JSON.integer(3))
        #expect(JSON.null != JSON.bool(false))
    }
}
