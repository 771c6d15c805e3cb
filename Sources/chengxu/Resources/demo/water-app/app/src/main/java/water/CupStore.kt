package water

import android.content.Context
import java.time.LocalDate

/** 今天喝了几杯，过了零点从零开始。 */
class CupStore(context: Context) {
    private val preferences = context.getSharedPreferences("cups", Context.MODE_PRIVATE)

    val today: Int
        get() = if (preferences.getString("day", "") == day()) preferences.getInt("count", 0) else 0

    fun drink() {
        val count = today + 1
        preferences.edit().putString("day", day()).putInt("count", count).apply()
    }

    private fun day() = LocalDate.now().toString()
}
