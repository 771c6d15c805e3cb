import Evidence
import Testing

@Suite struct JSONLimitsTests {
    @Test func defaultsAreTheNamedOnes() {
        #expect(JSON.Limits.default == JSON.Limits(bytesMax: 1_048_576, depthMax: 32, valuesMax: 100_000))
    }
}
