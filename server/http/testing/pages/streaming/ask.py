import requests
chatflow_id = '123e4567-e89b-12d3-a456-426614174000'
response = requests.post(
    f'https://your-flowise-instance.com/api/v1/prediction/{chatflow_id}',
    headers={
        'Authorization': 'Bearer YOUR_API_KEY',
        'Content-Type': 'application/json'
    },
    json={
        'question': 'What are your business hours?',
        'chatId': 'session-abc123'
    }
)
result = response.json()
