package water

import android.Manifest
import android.app.Activity
import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.Gravity
import android.widget.Button
import android.widget.LinearLayout
import android.widget.TextView

class MainActivity : Activity() {
    private lateinit var store: CupStore
    private lateinit var count: TextView

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        store = CupStore(this)
        count = TextView(this).apply { textSize = 40f; gravity = Gravity.CENTER }
        val drink = Button(this).apply {
            setText(R.string.drink)
            setOnClickListener { store.drink(); show() }
        }
        setContentView(LinearLayout(this).apply {
            orientation = LinearLayout.VERTICAL
            gravity = Gravity.CENTER
            addView(count)
            addView(drink)
        })
        if (Build.VERSION.SDK_INT >= 33) requestPermissions(arrayOf(Manifest.permission.POST_NOTIFICATIONS), 1)
        remindEveryHour()
    }

    override fun onResume() {
        super.onResume()
        show()
    }

    private fun show() { count.text = getString(R.string.cups, store.today) }

    private fun remindEveryHour() {
        val intent = PendingIntent.getBroadcast(this, 0, Intent(this, HourReceiver::class.java), PendingIntent.FLAG_IMMUTABLE)
        val alarms = getSystemService(AlarmManager::class.java)
        val hour = AlarmManager.INTERVAL_HOUR
        alarms.setInexactRepeating(AlarmManager.RTC, System.currentTimeMillis() / hour * hour + hour, hour, intent)
    }
}
